package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** What one QR code of a signature says (contract section 7.9). */
record QrPartWire(
        @JsonProperty("documentId") @Nullable String documentId,
        @JsonProperty("signId") @Nullable Long signId,
        @JsonProperty("signType") @Nullable String signType,
        @JsonProperty("total") @Nullable Integer total,
        @JsonProperty("index") @Nullable Integer index,
        @JsonProperty("data") @Nullable String data) {

    @Override
    public String toString() {
        return "QrPartWire";
    }
}
