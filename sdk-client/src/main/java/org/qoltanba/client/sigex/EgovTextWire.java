package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** What a phone makes of a text, as JSON inside a string (contract section 7.52). */
record EgovTextWire(
        @JsonProperty("signature") @Nullable String signature,
        @JsonProperty("certificate") @Nullable String certificate) {

    @Override
    public String toString() {
        return "EgovTextWire";
    }
}
