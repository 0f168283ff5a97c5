package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers of the calls on cards (contract sections 7.10, 7.11, 7.29 and 7.30), each with other members missing. */
record CardWire(
        @JsonProperty("documentId") @Nullable String documentId,
        @JsonProperty("ddc") @Nullable String ddc,
        @JsonProperty("signature") @Nullable String signature,
        @JsonProperty("sampleDDC") @Nullable String sampleDdc,
        @JsonProperty("signIds") @Nullable List<Long> signIds,
        @JsonProperty("document") @Nullable String document,
        @JsonProperty("dataArchived") @Nullable Boolean dataArchived) {

    boolean archived() {
        return Boolean.TRUE.equals(dataArchived);
    }

    @Override
    public String toString() {
        return "CardWire";
    }
}
