package org.qoltanba.testkit.sigex;

import java.util.Optional;
import org.qoltanba.api.document.Bytes;

/** How the cards and QR codes of an organisation look: as the settings of the information system say (section 5.13). */
final class Brandings {

    private final Accounts accounts;

    Brandings(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The look that belongs to whoever registered something; the service's own look for everybody else. */
    Branding of(Optional<Registrator> registrator) {
        return registrator.flatMap(this::find).orElse(Branding.NONE);
    }

    /** The logo in the middle of the QR codes that somebody's information system shows. */
    Optional<Bytes> logo(Caller caller) {
        return Optional.ofNullable(of(Registrator.of(caller)).qrLogo());
    }

    private Optional<Branding> find(Registrator registrator) {
        Organization organization = accounts.organization(registrator.bin());
        return organization
                .position(registrator.certificate())
                .map(position ->
                        organization.settings().certificates().get(position).branding());
    }
}
