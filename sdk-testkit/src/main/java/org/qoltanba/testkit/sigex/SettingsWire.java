package org.qoltanba.testkit.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Document settings in an answer: the complete object of contract section 5.5. */
record SettingsWire(
        @JsonProperty("private") boolean restricted,
        int signaturesLimit,
        boolean switchToPrivateAfterLimitReached,
        List<String> unique,
        boolean strictSignersRequirements,
        boolean sequentialSignersRequirements,
        List<Requirement> signersRequirements,
        boolean publicDuringPreregistration,
        int publicWhileLessThanSignatures,
        List<Rule> documentAccess,
        boolean forceArchive,
        long tempStorageAfterRegistration) {

    static SettingsWire of(DocumentSettings settings) {
        LastingSettings lasting = settings.lasting();
        return new SettingsWire(
                settings.restricted(),
                settings.signaturesLimit(),
                settings.restrictAtLimit(),
                settings.unique().stream().map(Uniqueness::constant).toList(),
                settings.strictRequirements(),
                settings.sequentialRequirements(),
                settings.requirements().stream().map(Requirement::of).toList(),
                lasting.openUntilSigned(),
                lasting.openBelow(),
                Rule.of(settings.viewers()),
                lasting.archived(),
                lasting.storedFor().toMillis());
    }

    /** Package settings in an answer: the complete object of contract section 7.21. */
    record OfPackage(
            @JsonProperty("private") boolean restricted,
            List<Rule> packageAccess,
            List<Rule> packageSettings,
            boolean signWholePackage) {

        static OfPackage of(PackageSettings settings) {
            return new OfPackage(
                    settings.restricted(),
                    Rule.of(settings.viewers()),
                    Rule.of(settings.editors()),
                    settings.signedWhole());
        }
    }

    /** Somebody with a further right (contract section 5.4), as given. */
    record Rule(@Nullable String iin, @Nullable String bin) {

        private static List<Rule> of(List<AccessRule> rules) {
            return rules.stream().map(rule -> new Rule(rule.iin(), rule.bin())).toList();
        }
    }

    /** An alternative of who may sign (contract section 5.6), as it was given. */
    record Requirement(
            @Nullable String iin,
            @Nullable String bin,
            @Nullable List<String> authorities,
            @Nullable String ca) {

        private static Requirement of(SignersRequirement requirement) {
            return new Requirement(
                    requirement.iin(),
                    requirement.bin(),
                    requirement.authorities().isEmpty() ? null : requirement.authorities(),
                    requirement.authority());
        }
    }
}
