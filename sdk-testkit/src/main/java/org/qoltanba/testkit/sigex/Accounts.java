package org.qoltanba.testkit.sigex;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;

/**
 * The people and organisations the service knows. It makes their settings when they first sign or sign in (contract
 * sections 5.12 and 5.13). Safe to share between threads.
 */
final class Accounts {

    private final Map<String, User> users = new ConcurrentSkipListMap<>();
    private final Map<String, Organization> organizations = new ConcurrentSkipListMap<>();

    /**
     * What somebody's first appearance has brought about.
     *
     * @param user the new user; null if the user is known
     * @param organization the new organisation; null if it is known or there is none
     */
    record Created(@Nullable User user, @Nullable Organization organization) {}

    /** Notes that somebody has signed or signed in. */
    Created met(SignerIdentity signer) {
        String email = Objects.requireNonNullElse(signer.email(), "");
        User newUser = new User(signer.iin(), email);
        User user = users.putIfAbsent(signer.iin(), newUser) == null ? newUser : null;
        if (signer.bin() == null) {
            return new Created(user, null);
        }
        Organization newOrganization = new Organization(signer.bin());
        boolean isNew = organizations.putIfAbsent(signer.bin(), newOrganization) == null;
        return new Created(user, isNew ? newOrganization : null);
    }

    /** A person, if they are known. */
    Optional<User> knownUser(String iin) {
        return Optional.ofNullable(users.get(iin));
    }

    /** An organisation, if it is known. */
    Optional<Organization> knownOrganization(String bin) {
        return Optional.ofNullable(organizations.get(bin));
    }

    /** A person; becomes known if they are not. */
    User user(String iin) {
        return users.computeIfAbsent(iin, unknown -> new User(unknown, ""));
    }

    /** An organisation; becomes known if it is not. */
    Organization organization(String bin) {
        return organizations.computeIfAbsent(bin, Organization::new);
    }

    /** The organisation one of whose information systems has the key of a certificate. */
    Optional<Organization> ownerOf(X509CertificateHolder shown) {
        return organizations.values().stream()
                .filter(organization -> organization.position(shown).isPresent())
                .findFirst();
    }

    /** Refuses settings with a key twice, or with one of another organisation: a key tells who calls (assumed). */
    void requireKeysOfItsOwn(Organization organization, OrganizationSettings settings) {
        for (TlsCertificate certificate : settings.certificates()) {
            boolean isRepeated = settings.certificates().stream()
                            .filter(other -> other.hasKeyOf(certificate.certificate()))
                            .count()
                    > 1;
            boolean isTaken = ownerOf(certificate.certificate())
                    .filter(owner -> !owner.bin().equals(organization.bin()))
                    .isPresent();
            if (isRepeated || isTaken) {
                throw Refusal.UNFIT_TLS_CERTIFICATE.exception();
            }
        }
    }

    /** The address in a person's settings, if there is one. */
    Optional<String> email(SignerIdentity signer) {
        return Optional.ofNullable(users.get(signer.iin()))
                .map(user -> user.settings().email())
                .filter(email -> !email.isEmpty());
    }
}
