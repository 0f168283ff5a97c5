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
        List<Object> documentAccess,
        boolean forceArchive,
        long tempStorageAfterRegistration) {

    static SettingsWire of(DocumentSettings settings) {
        return new SettingsWire(
                settings.restricted(),
                settings.signaturesLimit(),
                settings.restrictAtLimit(),
                settings.unique().stream().map(Uniqueness::constant).toList(),
                settings.strictRequirements(),
                settings.sequentialRequirements(),
                settings.requirements().stream().map(Requirement::of).toList(),
                false,
                settings.publicBelow(),
                List.of(),
                false,
                0);
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
