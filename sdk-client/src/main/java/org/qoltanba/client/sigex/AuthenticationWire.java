package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** Request of {@code POST /api/auth}: without members it asks for a nonce (contract sections 7.31 to 7.33). */
record AuthenticationWire(
        @JsonProperty("nonce") @Nullable String nonce,
        @JsonProperty("signature") @Nullable String signature,
        @JsonProperty("external") @Nullable Boolean external,
        @JsonProperty("logout") @Nullable Boolean logout) {

    static final AuthenticationWire NONCE = new AuthenticationWire(null, null, null, null);
    static final AuthenticationWire LOGOUT = new AuthenticationWire(null, null, null, true);

    @Override
    public String toString() {
        return "AuthenticationWire";
    }
}
