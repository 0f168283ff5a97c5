package org.qoltanba.client.dss;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** Answer of {@code POST oauth/token} (contract section 3.1). */
record TokenWire(
        @JsonProperty("access_token") @Nullable String accessToken,
        @JsonProperty("expires_in") @Nullable Long expiresIn,
        @JsonProperty("refresh_token") @Nullable String refreshToken) {

    @Override
    public String toString() {
        return "TokenWire";
    }
}
