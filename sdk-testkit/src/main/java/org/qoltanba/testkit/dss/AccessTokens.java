package org.qoltanba.testkit.dss;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.spi.SdkClock;

/**
 * Issues access tokens and knows them again. A token is a JWT that names the user, as the contract says of real ones
 * (section 3.1); what it proves is in the books here, not in the token. Safe to share between threads.
 */
final class AccessTokens {

    private static final String BEARER = "Bearer ";
    private static final String HEADER = "{\"typ\":\"JWT\",\"alg\":\"HS256\"}";
    private static final String MAC = "HmacSHA256";
    /** After how many tokens the expired ones are forgotten. */
    private static final int SPRING_CLEANING = 1024;

    private static final JsonMapper MAPPER = new JsonMapper();

    private final SdkClock clock;
    private final DssSwitches switches;
    private final Randomness randomness;
    private final SecretKeySpec key;
    private final Map<String, AccessToken> issued = new ConcurrentHashMap<>();

    AccessTokens(SdkClock clock, DssSwitches switches, Randomness randomness) {
        this.clock = clock;
        this.switches = switches;
        this.randomness = randomness;
        this.key = new SecretKeySpec(randomness.bytes(32), MAC);
    }

    /** Issues a token that lives from now on. */
    AccessToken issue(DssUser user, boolean fromService, @Nullable String transactionId) {
        Instant now = clock.now();
        Instant expiresAt = now.plus(switches.signIn().tokenLifetime());
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("unique_name", user.login());
        claims.put("nameid", user.id());
        claims.put("iss", "realsts");
        claims.put("aud", FakeDss.RESOURCE);
        claims.put("nbf", now.getEpochSecond());
        claims.put("exp", expiresAt.getEpochSecond());
        claims.put("jti", randomness.guid());
        if (transactionId != null && switches.signIn().transactionClaimed()) {
            claims.put("dss_transaction", transactionId);
        }
        AccessToken token = new AccessToken(signed(claims), user, fromService, expiresAt, transactionId);
        issued.put(token.value(), token);
        if (issued.size() % SPRING_CLEANING == 0) {
            issued.values().removeIf(old -> !old.isAlive(now));
        }
        return token;
    }

    /** The token of an {@code Authorization} header, if it is one of ours and alive. */
    AccessToken require(@Nullable String authorization) {
        return Optional.ofNullable(authorization)
                .filter(header -> header.startsWith(BEARER))
                .flatMap(header -> find(header.substring(BEARER.length())))
                .orElseThrow(DssRefusal::unauthorized);
    }

    /** A token, if it is one of ours and alive. */
    Optional<AccessToken> find(String value) {
        return Optional.ofNullable(issued.get(value)).filter(token -> token.isAlive(clock.now()));
    }

    /** Lets the token of an {@code Authorization} header expire, if it is one of ours. */
    void expire(String authorization) {
        if (authorization.startsWith(BEARER)) {
            issued.remove(authorization.substring(BEARER.length()));
        }
    }

    private String signed(Map<String, Object> claims) {
        try {
            String content =
                    encoded(HEADER.getBytes(StandardCharsets.UTF_8)) + "." + encoded(MAPPER.writeValueAsBytes(claims));
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return content + "." + encoded(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException | JsonProcessingException impossible) {
            throw new IllegalStateException("The fake DSS cannot write a token.", impossible);
        }
    }

    private static String encoded(byte[] content) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(content);
    }
}
