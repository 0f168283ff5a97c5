package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** Answer of {@code GET /api/{id}/signature/{signId}} (contract section 7.8). */
record ExportedWire(
        @JsonProperty("signType") @Nullable String signType,
        @JsonProperty("signature") @Nullable String signature) {

    @Override
    public String toString() {
        return "ExportedWire";
    }
}
