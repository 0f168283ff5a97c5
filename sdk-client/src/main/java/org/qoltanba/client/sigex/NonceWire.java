package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** Answer of {@code POST /api/auth} to a request without members (contract section 7.31). */
record NonceWire(@JsonProperty("nonce") @Nullable String nonce) {

    @Override
    public String toString() {
        return "NonceWire";
    }
}
