package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** Answer of {@code GET /api/{id}/buildFileName} (contract section 7.14). */
record FileNameWire(@JsonProperty("fileName") @Nullable String fileName) {

    @Override
    public String toString() {
        return "FileNameWire";
    }
}
