package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** Answer of {@code GET /api/{id}/data} (contract section 7.4). */
record OriginalWire(@JsonProperty("document") @Nullable String document) {

    @Override
    public String toString() {
        return "OriginalWire";
    }
}
