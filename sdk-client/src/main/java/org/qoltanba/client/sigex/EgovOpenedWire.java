package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/** What the service answers when an operation is opened (contract sections 7.15, 7.50) and has the data (7.51). */
record EgovOpenedWire(
        @JsonProperty("operationId") @Nullable JsonNode operationId,
        @JsonProperty("expireAt") @Nullable Long expireAt,
        @JsonProperty("qrCode") @Nullable String qrCode,
        @JsonProperty("eGovMobileLaunchLink") @Nullable String mobileLink,
        @JsonProperty("eGovBusinessLaunchLink") @Nullable String businessLink,
        @JsonProperty("dataURL") @Nullable String dataUrl,
        @JsonProperty("dataURLAuto") @Nullable String dataUrlAuto,
        @JsonProperty("signURL") @Nullable String signUrl,
        @JsonProperty("signURLAuto") @Nullable String signUrlAuto) {

    static final Pattern OPERATION = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** What everybody gets to see of it. */
    EgovInvitation invitation() {
        return new EgovInvitation(
                Bytes.fromBase64(Asking.required(qrCode, "qrCode")),
                mobileLink == null ? "" : mobileLink,
                businessLink == null ? "" : businessLink,
                Instant.ofEpochMilli(Asking.required(expireAt, "expireAt")));
    }

    /** The identifier comes as text or as a number (contract section 5.1). */
    String operation() {
        String id = Asking.required(operationId, "operationId").asText();
        if (!OPERATION.matcher(id).matches()) {
            throw new IllegalArgumentException("An operation has an identifier of up to 64 letters and digits.");
        }
        return id;
    }

    @Override
    public String toString() {
        return "EgovOpenedWire";
    }
}
