package org.qoltanba.client.dss;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.client.http.Json;

/** Looks into an access token for the one claim that matters here. Tokens are opaque, so what cannot be read says nothing. */
final class TokenClaims {

    private static final int LONGEST = 64 * 1024;

    private record ClaimsWire(
            @JsonProperty("unique_name") @Nullable String uniqueName) {

        @Override
        public String toString() {
            return "ClaimsWire";
        }
    }

    private TokenClaims() {}

    /** The user's login, if the token is a JWT (RFC 7519) that tells it. */
    static Optional<String> userName(Secret token) {
        return token.reveal(characters -> {
            if (characters.length > LONGEST) {
                return Optional.<String>empty();
            }
            String[] parts = new String(characters).split("\\.", -1);
            return parts.length == 3 ? claims(parts[1]).map(ClaimsWire::uniqueName) : Optional.<String>empty();
        });
    }

    private static Optional<ClaimsWire> claims(String encoded) {
        byte[] json;
        try {
            json = Base64.getUrlDecoder().decode(encoded);
        } catch (IllegalArgumentException opaque) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(Json.read(json, ClaimsWire.class));
        } catch (IOException opaque) {
            return Optional.empty();
        } finally {
            Arrays.fill(json, (byte) 0);
        }
    }
}
