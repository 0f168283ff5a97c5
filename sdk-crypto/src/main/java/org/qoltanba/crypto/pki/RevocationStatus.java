package org.qoltanba.crypto.pki;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
     * @param invalidSince when the key may have come into wrong hands, if the authority says so (RFC 5280 section 5.3.2);
     *     it may be earlier than the revocation
     * @param evidence what says so
     * @since 0.1.0
     */
    record Revoked(
            Instant since,
            RevocationReason reason,
            @Nullable Instant invalidSince,
            RevocationEvidence evidence) implements RevocationStatus {

        /**
         * Checks that all is there.
         *
         * @param since from when on
         * @param reason why
         * @param invalidSince when the key may have come into wrong hands
         * @param evidence what says so
         */
        public Revoked {
            Objects.requireNonNull(since, "since");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(evidence, "evidence");
        }

        /**
         * Revoked, and nothing is said about an earlier date.
         *
         * @param since from when on
         * @param reason why
         * @param evidence what says so
         */
        public Revoked(Instant since, RevocationReason reason, RevocationEvidence evidence) {
            this(since, reason, null, evidence);
        }

        /**
         * When the key may have come into wrong hands.
         *
         * @return the date; empty if the authority does not state one
         */
        public Optional<Instant> invalidityDate() {
            return Optional.ofNullable(invalidSince);
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
