package org.qoltanba.testkit.sigex;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings the service makes for people and organisations when they first sign (contract sections 5.12 and 5.13).
 * Not thread-safe: its owner guards it.
 */
final class Profiles {

    private final Map<String, String> emails = new HashMap<>();
    private final Set<String> organizations = new HashSet<>();

    /**
     * What a signature has brought about.
     *
     * @param userEmail the address of a new user's settings, empty text if unknown; null if the user is known
     * @param user the person
     * @param organization the new organisation; null if it is known or there is none
     */
    record Created(
            @Nullable String userEmail,
            String user,
            @Nullable String organization) {}

    /** Notes that somebody has signed. */
    Created signed(SignerIdentity signer) {
        String email = Objects.requireNonNullElse(signer.email(), "");
        boolean isNewUser = emails.putIfAbsent(signer.iin(), email) == null;
        boolean isNewOrganization = signer.bin() != null && organizations.add(signer.bin());
        return new Created(isNewUser ? email : null, signer.iin(), isNewOrganization ? signer.bin() : null);
    }

    /** The address in a person's settings, if there is one. */
    Optional<String> email(SignerIdentity signer) {
        return Optional.ofNullable(emails.get(signer.iin())).filter(email -> !email.isEmpty());
    }
}
