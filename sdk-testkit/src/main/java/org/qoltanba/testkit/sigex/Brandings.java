package org.qoltanba.testkit.sigex;

import java.util.Optional;

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

    private Optional<Branding> find(Registrator registrator) {
        Organization organization = accounts.organization(registrator.bin());
        return organization
                .position(registrator.certificate())
                .map(position ->
                        organization.settings().certificates().get(position).branding());
    }
}
