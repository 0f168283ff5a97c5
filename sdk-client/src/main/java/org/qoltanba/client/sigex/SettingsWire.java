package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the SDK uses of {@code DocumentSettings} (contract section 5.5). */
record SettingsWire(
        @JsonProperty("signaturesLimit") @Nullable Integer signaturesLimit,
        @JsonProperty("signersRequirements") @Nullable List<RequirementWire> signersRequirements) {

    @Override
    public String toString() {
        return "SettingsWire";
    }
}
