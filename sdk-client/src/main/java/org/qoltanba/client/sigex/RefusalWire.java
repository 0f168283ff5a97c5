package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The shape of an error (contract section 4.1). It comes with HTTP 200: a top-level text {@code message} is what tells
 * it from a success. The request identifier has 19 digits and is read as text, whatever it comes as.
 */
record RefusalWire(
        @JsonProperty("message") @Nullable JsonNode message,
        @JsonProperty("requestID") @Nullable String requestId) {

    @Nullable
    String text() {
        return message != null && message.isTextual() ? message.textValue() : null;
    }

    @Override
    public String toString() {
        return "RefusalWire";
    }
}
