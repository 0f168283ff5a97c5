package org.qoltanba.api.signature;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a validation found out about one time stamp of a signature (ETSI EN 319 102-1 section 5.4).
 *
 * @param kind what it covers
 * @param indication the verdict; only a passed time stamp proves anything
 * @param failure why it is not {@link Indication#TOTAL_PASSED}; null exactly if it is
 * @param time the authority's time; null if the token cannot be read
 * @param signer the authority's certificate; null if it was not found
 * @param algorithm the authority's signature algorithm, for people
 * @param findings every check that was made, in order
 * @since 0.1.0
 */
public record TimeStampVerdict(
        TimeStampKind kind,
        Indication indication,
        @Nullable SubIndication failure,
        @Nullable Instant time,
        @Nullable SignerCertificate signer,
        String algorithm,
        List<Finding> findings) {

    /**
     * Checks that verdict and reason agree.
     *
     * @param kind what it covers
     * @param indication the verdict
     * @param failure why it is not passed
     * @param time the authority's time
     * @param signer the authority's certificate
     * @param algorithm the authority's signature algorithm
     * @param findings every check that was made
     * @throws IllegalArgumentException if it is passed with a reason, or without a time, or not passed without a reason
     */
    public TimeStampVerdict {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(indication, "indication");
        Objects.requireNonNull(algorithm, "algorithm");
        findings = List.copyOf(findings);
        boolean passed = indication == Indication.TOTAL_PASSED;
        if (passed != (failure == null) || (passed && time == null)) {
            throw new IllegalArgumentException(
                    "A time stamp has a reason exactly when it is not passed, and a time when" + " it is; got "
                            + indication + " with " + failure + " at " + time + ".");
        }
    }

    /**
     * Why it is not passed.
     *
     * @return the reason; empty if passed
     */
    public Optional<SubIndication> subIndication() {
        return Optional.ofNullable(failure);
    }

    /**
     * When the authority says it made the token.
     *
     * @return the time; empty if the token cannot be read
     */
    public Optional<Instant> statedTime() {
        return Optional.ofNullable(time);
    }

    /**
     * Who made the token.
     *
     * @return the authority's certificate; empty if it was not found
     */
    public Optional<SignerCertificate> authority() {
        return Optional.ofNullable(signer);
    }
}
