package org.qoltanba.testkit.dss;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tokens of others that name a user (contract sections 3.6 and 3.8): JWT, as far as this service looks into them. */
final class UserToken {

    private static final int PARTS = 3;

    private UserToken() {}

    /**
     * Whom a token names.
     *
     * @param login the {@code unique_name}
     * @param id the {@code nameidentifier}, which stands in place of the login
     * @param issuer who says so
     * @param notBefore from when on it is good, Unix seconds
     * @param expires from when on it is worth nothing, Unix seconds
     */
    record Claims(
            @JsonProperty("unique_name") @Nullable String login,
            @JsonProperty("nameidentifier") @Nullable String id,
            @JsonProperty("iss") @Nullable String issuer,
            @JsonProperty("nbf") @Nullable Long notBefore,
            @JsonProperty("exp") @Nullable Long expires) {

        boolean isGood(Instant now) {
            long second = now.getEpochSecond();
            return (notBefore == null || notBefore <= second) && expires != null && second < expires;
        }
    }

    private record Header(@JsonProperty("alg") @Nullable String algorithm) {}

    /** The claims of a token whose signature somebody else has checked. */
    static Optional<Claims> claims(String token) {
        String[] parts = token.split("\\.", -1);
        return parts.length == PARTS ? decoded(parts[1], Claims.class) : Optional.empty();
    }

    /** The claims of a token that is not signed at all; empty for any other. */
    static Optional<Claims> unsigned(String token) {
        String[] parts = token.split("\\.", -1);
        return parts.length == PARTS
                        && parts[2].isEmpty()
                        && decoded(parts[0], Header.class)
                                .filter(header -> "none".equals(header.algorithm()))
                                .isPresent()
                ? claims(token)
                : Optional.empty();
    }

    static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static <T> Optional<T> decoded(String part, Class<T> type) {
        try {
            return Optional.of(
                    DssJson.read(new ByteArrayInputStream(Base64.getUrlDecoder().decode(part)), type));
        } catch (IllegalArgumentException | DssRefusal malformed) {
            return Optional.empty();
        }
    }
}
