package org.qoltanba.testkit.dss;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.qoltanba.api.spi.SdkClock;

/**
 * A token of a user that shows a new code every thirty seconds: TOTP with HMAC-SHA-1 and six digits (RFC 6238). Safe to
 * share between threads.
 *
 * @since 0.1.0
 */
public final class OathToken {

    /** The length of a code. */
    static final int DIGITS = 6;

    private static final String MAC = "HmacSHA1";
    private static final long STEP = 30;
    private static final int MODULUS = 1_000_000;
    private static final int LOW_NIBBLE = 0x0f;

    private final SecretKeySpec key;
    private final SdkClock clock;

    OathToken(byte[] secret, SdkClock clock) {
        this.key = new SecretKeySpec(secret, MAC);
        this.clock = clock;
    }

    /**
     * What the token shows now.
     *
     * @return six decimal digits
     */
    public String code() {
        return code(clock.now().getEpochSecond() / STEP);
    }

    /** Whether a code is the one of now, or of the step before or after: clocks differ (RFC 6238 section 5.2). */
    boolean accepts(String code, Instant now) {
        long step = now.getEpochSecond() / STEP;
        return code.equals(code(step)) || code.equals(code(step - 1)) || code.equals(code(step + 1));
    }

    /** RFC 4226 section 5.3. */
    private String code(long counter) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(counter).array());
            int offset = hash[hash.length - 1] & LOW_NIBBLE;
            int truncated = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
            return String.format("%06d", truncated % MODULUS);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This Java runtime has no " + MAC + ".", impossible);
        }
    }

    /** Never shows a code. */
    @Override
    public String toString() {
        return "OathToken";
    }
}
