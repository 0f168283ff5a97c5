package org.qoltanba.api.signature;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a validation found out about one signer of a signature.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class SignerVerdict {

    private final Indication indication;
    private final @Nullable SubIndication subIndication;
    private final CadesLevel level;
    private final @Nullable SignerCertificate certificate;
    private final @Nullable Instant claimedSigningTime;
    private final String algorithm;
    private final @Nullable CadesLevel provenLevel;
    private final @Nullable SignatureTime bestSignatureTime;
    private final List<TimeStampVerdict> timeStamps;
    private final List<EvidenceUse> evidence;
    private final List<SignerVerdict> counterSignatures;
    private final List<Finding> findings;

    private SignerVerdict(Builder builder) {
        this.indication = builder.indication;
        this.subIndication = builder.subIndication;
        this.level = builder.level;
        this.certificate = builder.certificate;
        this.claimedSigningTime = builder.claimedSigningTime;
        this.algorithm = builder.algorithm;
        this.provenLevel = builder.provenLevel;
        this.bestSignatureTime = builder.bestSignatureTime;
        this.timeStamps = List.copyOf(builder.timeStamps);
        this.evidence = List.copyOf(builder.evidence);
        this.counterSignatures = List.copyOf(builder.counterSignatures);
        this.findings = List.copyOf(builder.findings);
    }

    /**
     * Begins a verdict. Used by verifiers.
     *
     * @return a builder whose verdict is {@link Indication#INDETERMINATE} until it is told otherwise
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The verdict.
     *
     * @return one of three
     */
    public Indication indication() {
        return indication;
    }

    /**
     * Why it is not {@link Indication#TOTAL_PASSED}.
     *
     * @return the reason; empty if passed
     */
    public Optional<SubIndication> subIndication() {
        return Optional.ofNullable(subIndication);
    }

    /**
     * The level the signature has by its form. What it proves depends on the verdict.
     *
     * @return the level found
     */
    public CadesLevel level() {
        return level;
    }

    /**
     * The highest level whose additions were all found in order: the time stamps are valid and the evidence is complete.
     *
     * @return the level proven; empty if not even the signature itself is in order
     */
    public Optional<CadesLevel> provenLevel() {
        return Optional.ofNullable(provenLevel);
    }

    /**
     * The earliest time at which the signature is proven to have existed. Certificates and algorithms are judged then.
     *
     * @return the time and what proves it; empty if the signature could not be read
     */
    public Optional<SignatureTime> bestSignatureTime() {
        return Optional.ofNullable(bestSignatureTime);
    }

    /**
     * The verdict on each time stamp.
     *
     * @return an unmodifiable list, in the order of the signature
     */
    public List<TimeStampVerdict> timeStamps() {
        return timeStamps;
    }

    /**
     * The revocation data the verdict rests on.
     *
     * @return an unmodifiable list
     */
    public List<EvidenceUse> evidence() {
        return evidence;
    }

    /**
     * The verdict on each counter-signature of this signature. They do not change the verdict on the signature itself.
     *
     * @return an unmodifiable list, in the order of the signature
     */
    public List<SignerVerdict> counterSignatures() {
        return counterSignatures;
    }

    /**
     * The signer's certificate, if it was found and bound to the signature.
     *
     * @return the certificate
     */
    public Optional<SignerCertificate> certificate() {
        return Optional.ofNullable(certificate);
    }

    /**
     * The time the signer wrote into the signature. Nobody has confirmed it.
     *
     * @return attribute signing-time, if present
     */
    public Optional<Instant> claimedSigningTime() {
        return Optional.ofNullable(claimedSigningTime);
    }

    /**
     * The signature algorithm for people, for example {@code SHA-256 with RSA}; the object identifiers where unknown.
     *
     * @return a name
     */
    public String algorithm() {
        return algorithm;
    }

    /**
     * Every check that was made, in order.
     *
     * @return an unmodifiable list
     */
    public List<Finding> findings() {
        return findings;
    }

    @Override
    public String toString() {
        return "SignerVerdict[" + indication + (subIndication == null ? "" : "/" + subIndication) + "]";
    }

    /**
     * Collects what a verifier finds. Not thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder {

        private final List<Finding> findings = new ArrayList<>();
        private Indication indication = Indication.INDETERMINATE;
        private @Nullable SubIndication subIndication;
        private CadesLevel level = CadesLevel.CMS;
        private @Nullable SignerCertificate certificate;
        private @Nullable Instant claimedSigningTime;
        private String algorithm = "unknown";
        private @Nullable CadesLevel provenLevel;
        private @Nullable SignatureTime bestSignatureTime;
        private final List<TimeStampVerdict> timeStamps = new ArrayList<>();
        private final List<EvidenceUse> evidence = new ArrayList<>();
        private final List<SignerVerdict> counterSignatures = new ArrayList<>();

        private Builder() {}

        /**
         * Sets the verdict.
         *
         * @param verdict the indication
         * @param reason why it is not passed; null exactly if it is
         * @return this
         */
        public Builder verdict(Indication verdict, @Nullable SubIndication reason) {
            this.indication = Objects.requireNonNull(verdict, "verdict");
            this.subIndication = reason;
            return this;
        }

        /**
         * Sets the level found.
         *
         * @param found the level
         * @return this
         */
        public Builder level(CadesLevel found) {
            this.level = Objects.requireNonNull(found, "found");
            return this;
        }

        /**
         * Sets the level proven.
         *
         * @param proven the level
         * @return this
         */
        public Builder provenLevel(CadesLevel proven) {
            this.provenLevel = Objects.requireNonNull(proven, "proven");
            return this;
        }

        /**
         * Sets the earliest time at which the signature is proven to have existed.
         *
         * @param time the time and what proves it
         * @return this
         */
        public Builder bestSignatureTime(SignatureTime time) {
            this.bestSignatureTime = Objects.requireNonNull(time, "time");
            return this;
        }

        /**
         * Adds the verdict on a time stamp.
         *
         * @param verdict the verdict
         * @return this
         */
        public Builder timeStamp(TimeStampVerdict verdict) {
            timeStamps.add(Objects.requireNonNull(verdict, "verdict"));
            return this;
        }

        /**
         * Adds a piece of revocation data the verdict rests on.
         *
         * @param used the evidence
         * @return this
         */
        public Builder evidence(EvidenceUse used) {
            evidence.add(Objects.requireNonNull(used, "used"));
            return this;
        }

        /**
         * Adds the verdict on a counter-signature.
         *
         * @param verdict the verdict
         * @return this
         */
        public Builder counterSignature(SignerVerdict verdict) {
            counterSignatures.add(Objects.requireNonNull(verdict, "verdict"));
            return this;
        }

        /**
         * Sets the signer's certificate.
         *
         * @param signer the certificate bound to the signature
         * @return this
         */
        public Builder certificate(SignerCertificate signer) {
            this.certificate = Objects.requireNonNull(signer, "signer");
            return this;
        }

        /**
         * Sets the claimed time.
         *
         * @param time attribute signing-time
         * @return this
         */
        public Builder claimedSigningTime(Instant time) {
            this.claimedSigningTime = Objects.requireNonNull(time, "time");
            return this;
        }

        /**
         * Sets the algorithm's name.
         *
         * @param name for people
         * @return this
         */
        public Builder algorithm(String name) {
            this.algorithm = Objects.requireNonNull(name, "name");
            return this;
        }

        /**
         * Adds the outcome of a check.
         *
         * @param finding the outcome
         * @return this
         */
        public Builder finding(Finding finding) {
            findings.add(Objects.requireNonNull(finding, "finding"));
            return this;
        }

        /**
         * Ends the verdict.
         *
         * @return the verdict
         * @throws IllegalStateException if it is passed with a reason, or not passed without one
         */
        public SignerVerdict build() {
            if ((indication == Indication.TOTAL_PASSED) != (subIndication == null)) {
                throw new IllegalStateException(
                        "A verdict has a sub-indication exactly when it is not TOTAL_PASSED; got " + indication
                                + " with " + subIndication + ".");
            }
            return new SignerVerdict(this);
        }
    }
}
