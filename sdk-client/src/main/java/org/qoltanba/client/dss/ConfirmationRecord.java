package org.qoltanba.client.dss;

import java.time.Duration;
import java.time.Instant;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.dss.DssEndpoint;

/**
 * An operation that waits for its confirmation: all that is needed to go on with it, here or on another machine, besides
 * the user's session and the document. It holds no credential, no PIN and no part of a document.
 *
 * @param endpoint fingerprint of the installation
 * @param resumption whose operation of which kind
 * @param subject what the service calls the operation
 * @param confirmation the open confirmation
 */
record ConfirmationRecord(
        Bytes endpoint, Resumption resumption, ConfirmationSubject subject, OpenConfirmation confirmation) {

    static final int LONGEST_ID = 128;

    private static final Duration LONGEST = Duration.ofDays(31);

    ConfirmationRecord {
        if (!isId(confirmation.id())) {
            throw new IllegalArgumentException("an identifier has 1 to " + LONGEST_ID + " printable characters");
        }
        Instant createdAt = confirmation.createdAt();
        Instant expiresAt = confirmation.expiresAt();
        if (expiresAt.isBefore(createdAt)
                || Duration.between(createdAt, expiresAt).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a confirmation lasts up to " + LONGEST.toDays() + " days");
        }
    }

    /** Whether the service may call something so. */
    static boolean isId(String id) {
        return !id.isBlank() && id.length() <= LONGEST_ID && id.chars().noneMatch(Character::isISOControl);
    }

    /**
     * Takes up nobody else's operation.
     *
     * @param here the installation of the session that resumes
     * @param login the user of that session
     * @param kind the kind of operation expected
     * @throws IllegalArgumentException if the token was made for another installation, user or kind
     */
    ConfirmationRecord requireFor(DssEndpoint here, String login, String kind) {
        if (!endpoint.equals(Fingerprints.ofEndpoint(here))) {
            throw new IllegalArgumentException("This resume token was made for another installation of CryptoPro DSS."
                    + " Resume it with the endpoint it was begun at.");
        }
        if (!resumption.user().equals(Fingerprints.ofUser(here, login))) {
            throw new IllegalArgumentException("This resume token belongs to another user."
                    + " Resume it in a session of the user who is to confirm.");
        }
        if (!resumption.kind().equals(kind)) {
            throw new IllegalArgumentException("This resume token is of another kind of operation (" + resumption.kind()
                    + ", not " + kind + "). Resume it with the method made for that kind.");
        }
        return this;
    }

    @Override
    public String toString() {
        return "ConfirmationRecord[" + confirmation.id() + "]";
    }
}
