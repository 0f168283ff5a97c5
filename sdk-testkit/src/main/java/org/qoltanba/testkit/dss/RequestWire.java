package org.qoltanba.testkit.dss;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/** What clients send (contract sections 5, 6.1 and 7). Anything may be missing. */
final class RequestWire {

    private RequestWire() {}

    /** {@code POST transactions}. */
    record Transaction(
            @JsonProperty("OperationCode") @Nullable Integer operationCode,
            @JsonProperty("Parameters") @Nullable List<@Nullable Parameter> parameters,
            @JsonProperty("Document") @Nullable Bytes document) {}

    /** A parameter of a transaction. */
    record Parameter(
            @JsonProperty("Name") @Nullable String name,
            @JsonProperty("Value") @Nullable String value) {}

    /** {@code POST documents}, direct or after confirmation. */
    record Document(
            @JsonProperty("Content") @Nullable Bytes content,
            @JsonProperty("Name") @Nullable String name,
            @JsonProperty("Signature") @Nullable Signature signature) {}

    /** How to sign; after confirmation there is a PIN at most. */
    record Signature(
            @JsonProperty("Type") @Nullable String type,
            @JsonProperty("Parameters") @Nullable Map<String, @Nullable String> parameters,
            @JsonProperty("CertificateId") @Nullable Integer certificateId,
            @JsonProperty("PinCode") @Nullable String pinCode) {

        /** Never shows the PIN. */
        @Override
        public String toString() {
            return "Signature[" + type + "]";
        }
    }
}
