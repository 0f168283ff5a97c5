package org.qoltanba.client.dss;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.qoltanba.api.dss.DssCredential;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.client.http.Json;

/** The unsigned token by which an operator names the user to act for (contract section 3.8; RFC 7519 section 6). */
final class UserName {

    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private UserName() {}

    static Secret of(DssCredential.Delegation delegation, Instant now) {
        long seconds = now.getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put(delegation.byIdentifier() ? "nameidentifier" : "unique_name", delegation.user());
        claims.put("nbf", seconds);
        claims.put("exp", seconds + LIFETIME.toSeconds());
        claims.put("iat", seconds);
        String header = BASE64.encodeToString("{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.US_ASCII));
        return Secret.of(header + "." + BASE64.encodeToString(Json.write(claims)) + ".");
    }
}
