package org.qoltanba.testkit.dss;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.qoltanba.api.spi.SdkClock;

/**
 * A provider of identities that DSS trusts, whose tokens can be exchanged (contract section 3.6). Safe to share between
 * threads.
 *
 * @since 0.1.0
 */
public final class TrustedProvider {

    private static final String MAC = "HmacSHA256";
    private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

    private final String issuer;
    private final SecretKeySpec key;
    private final SdkClock clock;

    TrustedProvider(String issuer, byte[] key, SdkClock clock) {
        this.issuer = issuer;
        this.key = new SecretKeySpec(key, MAC);
        this.clock = clock;
    }

    /**
     * Issues a token that names a user, good for five minutes.
     *
     * @param login the name of the user
     * @return a JWT, to be sent as {@code subject_token}
     */
    public String token(String login) {
        return token(login, Duration.ofMinutes(5));
    }

    /**
     * Issues a token that names a user.
     *
     * @param login the name of the user
     * @param lifetime how long it is good
     * @return a JWT, to be sent as {@code subject_token}
     */
    public String token(String login, Duration lifetime) {
        Objects.requireNonNull(login, "login");
        Objects.requireNonNull(lifetime, "lifetime");
        String claims = DssJson.write(new UserToken.Claims(
                login,
                null,
                issuer,
                clock.now().getEpochSecond(),
                clock.now().plus(lifetime).getEpochSecond()));
        String content = UserToken.encoded(HEADER) + "." + UserToken.encoded(claims);
        return content + "." + signature(content);
    }

    /** The user that a token of this provider names; empty if it is another's, or too old. */
    Optional<UserToken.Claims> read(String token) {
        int end = token.lastIndexOf('.');
        if (end < 0 || !isSigned(token.substring(0, end), token.substring(end + 1))) {
            return Optional.empty();
        }
        return UserToken.claims(token)
                .filter(claims -> issuer.equals(claims.issuer()))
                .filter(claims -> claims.isGood(clock.now()));
    }

    private boolean isSigned(String content, String signature) {
        return MessageDigest.isEqual(
                signature(content).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.US_ASCII));
    }

    private String signature(String content) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This Java runtime has no " + MAC + ".", impossible);
        }
    }

    /** The name only. */
    @Override
    public String toString() {
        return "TrustedProvider[" + issuer + "]";
    }
}
