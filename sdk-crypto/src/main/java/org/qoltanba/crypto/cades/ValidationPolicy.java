package org.qoltanba.crypto.cades;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qoltanba.crypto.validation.ValidationSettings;

/**
 * The rules of a validation that are a matter of choice, not of arithmetic (ETSI EN 319 102-1 section 5.1.4: signature
 * validation constraints). Which algorithms are accepted until when is an {@link
 * org.qoltanba.crypto.policy.AlgorithmPolicy}.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class ValidationPolicy {

    private static final ValidationPolicy STANDARD = builder().build();

    private final ValidationSettings settings;

    private ValidationPolicy(ValidationSettings settings) {
        this.settings = settings;
    }

    /**
     * The rules that hold where nobody chooses others: revocation data without a date of the next is fresh for ten
     * minutes and may be older than the signature, a suspended certificate leaves the verdict open, and CMS that is not
     * CAdES fails.
     *
     * @return the policy
     */
    public static ValidationPolicy standard() {
        return STANDARD;
    }

    /**
     * Begins a policy.
     *
     * @return a builder that knows the rules of {@link #standard()}
     */
    public static Builder builder() {
        return new Builder();
    }

    ValidationSettings settings() {
        return settings;
    }

    @Override
    public String toString() {
        return settings.toString();
    }

    /**
     * Collects rules. Not thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder {

        private boolean nonRepudiationRequired;
        private boolean legacyCms;
        private boolean holdIsRevocation;
        private Duration evidenceAge = ValidationSettings.DEFAULT.evidenceAge();
        private @Nullable Duration gracePeriod;

        private Builder() {}

        /**
         * Demands that a signer's certificate is meant for non-repudiation, as the laws on qualified signatures of
         * Kazakhstan and Russia do. Without it a certificate for digital signatures is enough (RFC 5280 section 4.2.1.3).
         *
         * @return this
         */
        public Builder requireNonRepudiation() {
            this.nonRepudiationRequired = true;
            return this;
        }

        /**
         * Looks at CMS that does not reference its certificate, as older and server-side software in Kazakhstan makes
         * it, instead of failing it at once. All other checks are made, with a warning; the verdict is at best
         * {@code INDETERMINATE / SIG_CONSTRAINTS_FAILURE} and the level {@code CMS}. It never passes: nothing in such a
         * signature says which certificate of the key was meant. CMS without signed attributes fails all the same.
         *
         * @return this
         */
        public Builder kzLegacyCms() {
            this.legacyCms = true;
            return this;
        }

        /**
         * Treats a suspended certificate (certificateHold, RFC 5280 section 5.3.1) as a revoked one. Without it the
         * verdict is {@code INDETERMINATE / TRY_LATER}, as the suspension may be lifted.
         *
         * @return this
         */
        public Builder treatSuspensionAsRevocation() {
            this.holdIsRevocation = true;
            return this;
        }

        /**
         * Sets how long revocation data inside a signature is fresh that does not say when the next is due, as OCSP
         * answers often do not (ETSI EN 319 102-1 section 5.2.5). It is only asked of data made before the signature is
         * proven to exist.
         *
         * @param age not negative; ten minutes unless set
         * @return this
         * @throws IllegalArgumentException if it is negative
         */
        public Builder freshFor(Duration age) {
            this.evidenceAge = requireNotNegative(age, "age");
            return this;
        }

        /**
         * Demands revocation data that was made after the signature is proven to exist, by at least a grace period in
         * which a revocation becomes known. A signature without a time stamp cannot meet this.
         *
         * @param period not negative; zero demands data made after the signature without any delay
         * @return this
         * @throws IllegalArgumentException if it is negative
         */
        public Builder gracePeriod(Duration period) {
            this.gracePeriod = requireNotNegative(period, "period");
            return this;
        }

        private static Duration requireNotNegative(Duration duration, String name) {
            if (Objects.requireNonNull(duration, name).isNegative()) {
                throw new IllegalArgumentException("A " + name + " is not negative; got " + duration + ".");
            }
            return duration;
        }

        /**
         * Ends the policy.
         *
         * @return the policy
         */
        public ValidationPolicy build() {
            return new ValidationPolicy(new ValidationSettings(
                    nonRepudiationRequired, legacyCms, holdIsRevocation, evidenceAge, gracePeriod));
        }
    }
}
