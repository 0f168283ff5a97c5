package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** What 7.1, 7.5 and 7.28 answer: where a signature is registered. */
record RegisteredWire(
        @JsonProperty("documentId") @Nullable String documentId,
        @JsonProperty("signId") @Nullable Long signId) {}
