package org.qoltanba.crypto.health;

import java.time.Instant;
import java.util.Objects;

/**
 * One reason why a certificate has to be reissued.
 *
 * @param kind what ends
 * @param when from when on the certificate is of no more use for this reason; in the past if that has happened
 * @param text what happens and when, for people
 * @since 0.1.0
 */
public record HealthProblem(Kind kind, Instant when, String text) {

    /**
     * Checks that all is there.
     *
     * @param kind what ends
     * @param when from when on the certificate is of no more use
     * @param text what happens and when
     */
    public HealthProblem {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(when, "when");
        Objects.requireNonNull(text, "text");
    }

    /**
     * What ends.
     *
     * @since 0.1.0
     */
    public enum Kind {
        /** The certificate itself. */
        EXPIRY,
        /** The certificate of an authority above it, before the certificate itself does. */
        AUTHORITY_EXPIRY,
        /** An authority above it, by the policy: its accreditation ends, or it closes. */
        AUTHORITY_END,
        /** An algorithm of the certificate. */
        ALGORITHM_END
    }
}
