package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answer of {@code POST /api/package/{packageId}} (contract section 7.22). */
record PackageSignedWire(
        @JsonProperty("registrationResults") @Nullable List<RegisteredWire> registrationResults) {

    @Override
    public String toString() {
        return "PackageSignedWire";
    }
}
