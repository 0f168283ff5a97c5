package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who has signed in (contract sections 7.32 and 7.34). */
record IdentityWire(
        @JsonProperty("userId") @Nullable String userId,
        @JsonProperty("businessId") @Nullable String businessId,
        @JsonProperty("email") @Nullable String email,
        @JsonProperty("subject") @Nullable String subject,
        @JsonProperty("extKeyUsages") @Nullable List<String> extKeyUsages,
        @JsonProperty("certificateValidFrom") @Nullable Long certificateValidFrom,
        @JsonProperty("certificateValidUntil") @Nullable Long certificateValidUntil) {

    @Override
    public String toString() {
        return "IdentityWire";
    }
}
