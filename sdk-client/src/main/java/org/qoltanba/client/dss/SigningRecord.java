package org.qoltanba.client.dss;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.signature.SignaturePackaging;

/**
 * A signature waiting for its confirmation: all that is needed to go on with it, here or on another machine, besides
 * the user's session and the document. It holds no credential, no PIN and no part of the document.
 *
 * @param endpoint fingerprint of the installation
 * @param user fingerprint of the user
 * @param transactionId the Sign Service's identifier
 * @param confirmationId the Identity Centre's identifier
 * @param createdAt when the confirmation was opened, to the second
 * @param expiresAt when the service gives up, to the second
 * @param certificateId which certificate; 0 is the user's default
 * @param certificate fingerprint of that certificate; null if the caller gave only its identifier
 * @param packaging with or without the document inside
 * @param byDigest whether the service was given the digest instead of the document
 * @param digest the document's digest
 */
record SigningRecord(
        Bytes endpoint,
        Bytes user,
        String transactionId,
        String confirmationId,
        Instant createdAt,
        Instant expiresAt,
        long certificateId,
        @Nullable Bytes certificate,
        SignaturePackaging packaging,
        boolean byDigest,
        Digest digest) {

    private static final Duration LONGEST = Duration.ofDays(31);
    private static final int LONGEST_ID = 128;

    SigningRecord {
        requireId(transactionId);
        requireId(confirmationId);
        if (certificateId < 0) {
            throw new IllegalArgumentException("a certificate identifier is not negative");
        }
        if (expiresAt.isBefore(createdAt)
                || Duration.between(createdAt, expiresAt).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a confirmation lasts up to " + LONGEST.toDays() + " days");
        }
    }

    private static void requireId(String id) {
        if (id.isBlank() || id.length() > LONGEST_ID || id.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("an identifier has 1 to " + LONGEST_ID + " printable characters");
        }
    }

    @Override
    public String toString() {
        return "SigningRecord[" + confirmationId + "]";
    }
}
