package org.qoltanba.crypto.pki;

import java.time.Instant;
import java.util.Objects;

/**
 * What is known about the revocation of a certificate. There is no fourth answer, and unknown is not good.
 *
 * <p>Implementations are immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public sealed interface RevocationStatus {

    /**
     * Not revoked.
     *
     * @param evidence what says so
     * @since 0.1.0
     */
    record Good(RevocationEvidence evidence) implements RevocationStatus {

        /**
         * Checks that there is evidence.
         *
         * @param evidence what says so
         */
        public Good {
            Objects.requireNonNull(evidence, "evidence");
        }
    }

    /**
     * Revoked.
     *
     * @param since from when on
     * @param reason why
     * @param evidence what says so
     * @since 0.1.0
     */
    record Revoked(Instant since, RevocationReason reason, RevocationEvidence evidence) implements RevocationStatus {

        /**
         * Checks that all is there.
         *
         * @param since from when on
         * @param reason why
         * @param evidence what says so
         */
        public Revoked {
            Objects.requireNonNull(since, "since");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(evidence, "evidence");
        }
    }

    /**
     * Nobody can tell.
     *
     * @param reason why not, for people
     * @since 0.1.0
     */
    record Unknown(String reason) implements RevocationStatus {

        /**
         * Checks that there is a reason.
         *
         * @param reason why not, for people
         */
        public Unknown {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
