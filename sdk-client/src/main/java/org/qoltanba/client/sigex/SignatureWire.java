package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the SDK uses of {@code Signature} (contract section 5.8). */
record SignatureWire(
        @JsonProperty("signId") @Nullable Long signId,
        @JsonProperty("userId") @Nullable String userId,
        @JsonProperty("businessId") @Nullable String businessId,
        @JsonProperty("subject") @Nullable String subject,
        @JsonProperty("extKeyUsages") @Nullable List<String> extKeyUsages,
        @JsonProperty("storedAt") @Nullable Long storedAt,
        @JsonProperty("signType") @Nullable String signType) {

    @Override
    public String toString() {
        return "SignatureWire[" + signId + "]";
    }
}
