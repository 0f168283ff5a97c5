package org.qoltanba.testkit.sigex;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.qoltanba.api.spi.SdkClock;

/**
 * Makes identifiers as SIGEX makes them (contract sections 4.1 and 5.1), the same ones for the same seed. Safe to share
 * between threads.
 */
final class Identifiers {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 16;
    private static final int TOKEN_PARTS = 3;
    private static final int NONCE_BYTES = 32;
    private static final Pattern DOCUMENT_ID = Pattern.compile("[A-Za-z0-9]{16}");
    private static final long FIRST_SIGN_ID = 100_000;
    private static final int LARGEST_STEP = 7;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final SdkClock clock;
    private final Random random;
    private final AtomicLong signIds = new AtomicLong(FIRST_SIGN_ID);
    private final AtomicLong requestIds = new AtomicLong();
    private final AtomicLong millis = new AtomicLong();

    Identifiers(SdkClock clock, long seed) {
        this.clock = clock;
        this.random = new Random(seed);
    }

    /** Whether a text can be the identifier of a document at all. */
    static boolean isDocumentId(String text) {
        return DOCUMENT_ID.matcher(text).matches();
    }

    /** Sixteen letters and digits, not to be guessed from another one. */
    String documentId() {
        StringBuilder id = new StringBuilder(LENGTH);
        random.ints(LENGTH, 0, ALPHABET.length()).forEach(index -> id.append(ALPHABET.charAt(index)));
        return id.toString();
    }

    /** A token for a cookie, in three parts as a JWT has them, but with nothing to read in it. */
    String token() {
        return IntStream.range(0, TOKEN_PARTS)
                .mapToObj(part -> Base64.getUrlEncoder().withoutPadding().encodeToString(nonce()))
                .collect(Collectors.joining("."));
    }

    /** Random bytes. */
    byte[] nonce() {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        return nonce;
    }

    /** A number above every one before, with gaps: other people sign too. */
    long signId() {
        return signIds.addAndGet(1L + random.nextInt(LARGEST_STEP));
    }

    /** The nanosecond of the request, or the next one that is free. */
    long requestId() {
        Instant now = clock.now();
        long nanos = now.getEpochSecond() * NANOS_PER_SECOND + now.getNano();
        return requestIds.updateAndGet(last -> Math.max(last + 1, nanos));
    }

    /** The millisecond of the call, or the next one that is free: no two signatures are stored at the same time. */
    Instant storageTime() {
        long now = clock.now().truncatedTo(ChronoUnit.MILLIS).toEpochMilli();
        return Instant.ofEpochMilli(millis.updateAndGet(last -> Math.max(last + 1, now)));
    }
}
