package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** Request of {@code POST /api/egovQr} (contract section 7.50). */
record EgovOpeningWire(
        @JsonProperty("description") String description,
        @JsonProperty("whenDone") @Nullable WhenDoneWire whenDone) {

    /** Where the application returns to. */
    record WhenDoneWire(@JsonProperty("backUrl") String backUrl) {

        @Override
        public String toString() {
            return "WhenDoneWire";
        }
    }

    @Override
    public String toString() {
        return "EgovOpeningWire";
    }
}
