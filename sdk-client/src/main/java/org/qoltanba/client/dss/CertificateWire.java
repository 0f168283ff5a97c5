package org.qoltanba.client.dss;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** What the SDK uses of a certificate object (contract section 4.1). */
record CertificateWire(
        @JsonProperty("ID") @Nullable Long id,
        @JsonProperty("CertificateBase64") @Nullable String certificateBase64,
        @JsonProperty("Status") @Nullable StatusWire status,
        @JsonProperty("IsDefault") @Nullable Boolean isDefault,
        @JsonProperty("HasPin") @Nullable Boolean hasPin,
        @JsonProperty("FriendlyName") @Nullable String friendlyName) {

    @Override
    public String toString() {
        return "CertificateWire[" + id + "]";
    }

    /** The value is a word; some installations send a number without a published meaning (section 17 point 14). */
    record StatusWire(@JsonProperty("Value") @Nullable JsonNode value) {

        static final String UNKNOWN = "UNKNOWN";

        String word() {
            return value != null && value.isTextual() ? value.textValue() : UNKNOWN;
        }
    }
}
