package org.qoltanba.api.sigex;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may see and sign a document, and what the service does with its original (contract section 5.5). The names are
 * those of the contract.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class DocumentSettings {

    private final Builder parts;

    private DocumentSettings(Builder parts) {
        this.parts = parts;
    }

    /**
     * Settings as the service assumes them: public, any number of signatures by anybody, nothing kept.
     *
     * @return a builder to change some of them
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The same settings, to be changed.
     *
     * @return a builder; this object stays as it is
     */
    public Builder toBuilder() {
        return new Builder(parts);
    }

    /**
     * Whether only those concerned may see the document ({@code private}).
     *
     * @return false by default
     */
    public boolean isPrivate() {
        return parts.isPrivate;
    }

    /**
     * How many signatures the document takes, the first one counted.
     *
     * @return 0 means any number, the default
     */
    public int signaturesLimit() {
        return parts.signaturesLimit;
    }

    /**
     * Whether the service makes the document private with the last signature it takes.
     *
     * @return false by default
     */
    public boolean switchToPrivateAfterLimitReached() {
        return parts.switchToPrivateAfterLimitReached;
    }

    /**
     * What no two signatures may share.
     *
     * @return an unmodifiable set; empty by default
     */
    public Set<Uniqueness> unique() {
        return Set.copyOf(parts.unique);
    }

    /**
     * Whether the requirements bind the first registered signature too.
     *
     * @return false by default; preregistrations begin with true
     */
    public boolean strictSignersRequirements() {
        return parts.strictSignersRequirements;
    }

    /**
     * Whether the n-th requirement is for the n-th registered signature. Otherwise they are alternatives.
     *
     * @return false by default
     */
    public boolean sequentialSignersRequirements() {
        return parts.sequentialSignersRequirements;
    }

    /**
     * Who may sign.
     *
     * @return an unmodifiable list; empty, the default, means anybody
     */
    public List<SignerRequirement> signersRequirements() {
        return List.copyOf(parts.signersRequirements);
    }

    /**
     * Who may sign, in which order, and who may not sign twice, in one.
     *
     * @return the rules these settings make; they tell whether a signer is certain to be refused
     */
    public SignerRules signerRules() {
        List<SignerRequirement> requirements = signersRequirements();
        SignerRules rules;
        if (requirements.isEmpty()) {
            rules = SignerRules.anybody();
        } else {
            rules = sequentialSignersRequirements()
                    ? SignerRules.inOrder(requirements)
                    : SignerRules.anyOf(requirements);
        }
        for (Uniqueness property : unique()) {
            rules = rules.with(property);
        }
        return strictSignersRequirements() ? rules.bindingTheFirst() : rules.notBindingTheFirst();
    }

    /**
     * Whether a preregistered document, its original included, is open to everybody who knows its identifier until the
     * first signature.
     *
     * @return false by default
     */
    public boolean publicDuringPreregistration() {
        return parts.publicDuringPreregistration;
    }

    /**
     * While the document has fewer signatures than this, it and its original are open to everybody who knows its
     * identifier.
     *
     * @return 0 by default
     */
    public int publicWhileLessThanSignatures() {
        return parts.publicWhileLessThanSignatures;
    }

    /**
     * Who may see the document and its stored original besides those concerned.
     *
     * @return an unmodifiable list; empty by default
     */
    public List<AccessRule> documentAccess() {
        return List.copyOf(parts.documentAccess);
    }

    /**
     * Whether the service archives the original whoever signs.
     *
     * @return false by default
     */
    public boolean forceArchive() {
        return parts.forceArchive;
    }

    /**
     * How long the service keeps the original after the registration.
     *
     * @return milliseconds are the finest; zero, the default, means that it does not
     */
    public Duration tempStorageAfterRegistration() {
        return parts.tempStorageAfterRegistration;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DocumentSettings that && values().equals(that.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    private List<Object> values() {
        return List.of(
                isPrivate(),
                signaturesLimit(),
                switchToPrivateAfterLimitReached(),
                unique(),
                strictSignersRequirements(),
                sequentialSignersRequirements(),
                signersRequirements(),
                publicDuringPreregistration(),
                publicWhileLessThanSignatures(),
                documentAccess(),
                forceArchive(),
                tempStorageAfterRegistration());
    }

    /** Shows what binds signers, not whom. */
    @Override
    public String toString() {
        return "DocumentSettings[" + (isPrivate() ? "private" : "public") + ", limit " + signaturesLimit() + ", "
                + parts.signersRequirements.size() + " requirements]";
    }

    /**
     * Collects settings. Not thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder {

        private boolean isPrivate;
        private int signaturesLimit;
        private boolean switchToPrivateAfterLimitReached;
        private final Set<Uniqueness> unique;
        private boolean strictSignersRequirements;
        private boolean sequentialSignersRequirements;
        private final List<SignerRequirement> signersRequirements;
        private boolean publicDuringPreregistration;
        private int publicWhileLessThanSignatures;
        private final List<AccessRule> documentAccess;
        private boolean forceArchive;
        private Duration tempStorageAfterRegistration = Duration.ZERO;

        private Builder() {
            unique = new LinkedHashSet<>();
            signersRequirements = new ArrayList<>();
            documentAccess = new ArrayList<>();
        }

        private Builder(Builder original) {
            isPrivate = original.isPrivate;
            signaturesLimit = original.signaturesLimit;
            switchToPrivateAfterLimitReached = original.switchToPrivateAfterLimitReached;
            unique = new LinkedHashSet<>(original.unique);
            strictSignersRequirements = original.strictSignersRequirements;
            sequentialSignersRequirements = original.sequentialSignersRequirements;
            signersRequirements = new ArrayList<>(original.signersRequirements);
            publicDuringPreregistration = original.publicDuringPreregistration;
            publicWhileLessThanSignatures = original.publicWhileLessThanSignatures;
            documentAccess = new ArrayList<>(original.documentAccess);
            forceArchive = original.forceArchive;
            tempStorageAfterRegistration = original.tempStorageAfterRegistration;
        }

        /**
         * Lets only those concerned see the document ({@code private}).
         *
         * @param wanted whether it is private
         * @return this
         */
        public Builder isPrivate(boolean wanted) {
            isPrivate = wanted;
            return this;
        }

        /**
         * How many signatures the document takes, the first one counted.
         *
         * @param limit 0 for any number
         * @return this
         * @throws IllegalArgumentException if it is negative
         */
        public Builder signaturesLimit(int limit) {
            signaturesLimit = notNegative(limit, "A document takes a number of signatures, or any number (0)");
            return this;
        }

        /**
         * Has the service make the document private with the last signature it takes. Needs a limit.
         *
         * @param wanted whether it does
         * @return this
         */
        public Builder switchToPrivateAfterLimitReached(boolean wanted) {
            switchToPrivateAfterLimitReached = wanted;
            return this;
        }

        /**
         * What no two signatures may share.
         *
         * @param properties replaces what was said before; none lifts the rule
         * @return this
         */
        public Builder unique(Uniqueness... properties) {
            List<Uniqueness> wanted = List.of(Objects.requireNonNull(properties, "properties"));
            unique.clear();
            unique.addAll(wanted);
            return this;
        }

        /**
         * Has the requirements bind the first registered signature too.
         *
         * @param wanted whether they do
         * @return this
         */
        public Builder strictSignersRequirements(boolean wanted) {
            strictSignersRequirements = wanted;
            return this;
        }

        /**
         * Makes the n-th requirement the one for the n-th registered signature. A signature beyond the list is refused.
         *
         * @param wanted whether the order counts
         * @return this
         */
        public Builder sequentialSignersRequirements(boolean wanted) {
            sequentialSignersRequirements = wanted;
            return this;
        }

        /**
         * Who may sign: one alternative more, or the next in order.
         *
         * @param requirement what must be true of a signer
         * @return this
         * @throws IllegalArgumentException if it requires nothing
         */
        public Builder requiring(SignerRequirement requirement) {
            signersRequirements.add(requireContent(requirement));
            return this;
        }

        /**
         * Who may sign.
         *
         * @param requirements replaces what was said before; none admits anybody
         * @return this
         * @throws IllegalArgumentException if one of them requires nothing
         */
        public Builder signersRequirements(List<SignerRequirement> requirements) {
            List<SignerRequirement> wanted = List.copyOf(Objects.requireNonNull(requirements, "requirements"));
            wanted.forEach(Builder::requireContent);
            signersRequirements.clear();
            signersRequirements.addAll(wanted);
            return this;
        }

        /**
         * Who may sign, in which order, and who may not sign twice, in place of all that was said of it before. Whether the
         * first signature is bound is left as it is where the rules do not say.
         *
         * @param rules for example {@code SignerRules.inOrder(firstHeadOf(buyer), accountantOf(supplier)).nobodyTwice()}
         * @return this
         */
        public Builder signers(SignerRules rules) {
            signersRequirements(rules.requirements());
            unique(rules.uniqueness().toArray(Uniqueness[]::new));
            sequentialSignersRequirements = rules.isInOrder();
            if (rules.bindsTheFirst(true) == rules.bindsTheFirst(false)) {
                strictSignersRequirements = rules.bindsTheFirst(false);
            }
            return this;
        }

        /**
         * Opens a preregistered document, its original included, to everybody who knows its identifier until the first
         * signature. Only for preregistrations; fixed from then on.
         *
         * @param wanted whether it is open
         * @return this
         */
        public Builder publicDuringPreregistration(boolean wanted) {
            publicDuringPreregistration = wanted;
            return this;
        }

        /**
         * Opens the document, its original included, to everybody who knows its identifier while it has fewer signatures
         * than this. Fixed with the registration.
         *
         * @param signatures 0 opens nothing
         * @return this
         * @throws IllegalArgumentException if it is negative
         */
        public Builder publicWhileLessThanSignatures(int signatures) {
            publicWhileLessThanSignatures = notNegative(signatures, "The number of signatures that close a document");
            return this;
        }

        /**
         * Who may see the document and its stored original besides those concerned.
         *
         * @param rules replaces what was said before
         * @return this
         */
        public Builder documentAccess(List<AccessRule> rules) {
            List<AccessRule> wanted = List.copyOf(Objects.requireNonNull(rules, "rules"));
            documentAccess.clear();
            documentAccess.addAll(wanted);
            return this;
        }

        /**
         * Lets somebody more see the document and its stored original.
         *
         * @param rule who
         * @return this
         */
        public Builder grantingAccess(AccessRule rule) {
            documentAccess.add(Objects.requireNonNull(rule, "rule"));
            return this;
        }

        /**
         * Has the service archive the original whoever signs. Kept for ever, counted against the quota of the
         * organisation. Fixed with the registration.
         *
         * @param wanted whether it does
         * @return this
         */
        public Builder forceArchive(boolean wanted) {
            forceArchive = wanted;
            return this;
        }

        /**
         * Has the service keep the original for a while after the registration. Fixed with the registration.
         *
         * @param period milliseconds are the finest; zero for not at all; the service does not publish its longest
         * @return this
         * @throws IllegalArgumentException if it is negative
         */
        public Builder tempStorageAfterRegistration(Duration period) {
            if (Objects.requireNonNull(period, "period").isNegative()) {
                throw new IllegalArgumentException("The service keeps an original for a time to come, not " + period
                        + ". Zero keeps it not at all.");
            }
            tempStorageAfterRegistration = Duration.ofMillis(period.toMillis());
            return this;
        }

        /**
         * Freezes what was collected.
         *
         * @return the settings
         */
        public DocumentSettings build() {
            return new DocumentSettings(new Builder(this));
        }

        private static int notNegative(int value, String what) {
            if (value < 0) {
                throw new IllegalArgumentException(what + " cannot be " + value + ". Give 0 or more.");
            }
            return value;
        }

        private static SignerRequirement requireContent(SignerRequirement requirement) {
            if (Objects.requireNonNull(requirement, "requirement").equals(SignerRequirement.anybody())) {
                throw new IllegalArgumentException("A requirement must name a person, an organisation or an authority."
                        + " Without requirements anybody may sign.");
            }
            return requirement;
        }
    }
}
