package org.qoltanba.crypto.gost;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Random;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.GOST3411Digest;
import org.bouncycastle.crypto.digests.GOST3411_2012_256Digest;
import org.bouncycastle.crypto.digests.GOST3411_2012_512Digest;
import org.bouncycastle.crypto.engines.GOST28147Engine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qoltanba.crypto.testing.SeededRunner;

/** Our digests are Bouncy Castle's, whatever the message and however it arrives. */
class DigestComparisonTest {

    private static final int CASES = 400;
    private static final int LONGEST = 1000;

    private static Digest theirs(GostDigest digest) {
        return switch (digest) {
            case RUSSIAN_94 -> new GOST3411Digest(GOST28147Engine.getSBox("D-A"));
            case KAZAKH_95 -> new GOST3411Digest(GOST28147Engine.getSBox("D-Test"));
            case RUSSIAN_2012_256, KAZAKH_2015_256 -> new GOST3411_2012_256Digest();
            case RUSSIAN_2012_512, KAZAKH_2015_512 -> new GOST3411_2012_512Digest();
        };
    }

    private static byte[] theirs(GostDigest digest, byte[] message) {
        Digest computation = theirs(digest);
        computation.update(message, 0, message.length);
        byte[] value = new byte[computation.getDigestSize()];
        computation.doFinal(value, 0);
        return value;
    }

    /** One computation for all messages: what is left of one must not reach the next. */
    @ParameterizedTest
    @EnumSource
    void areEqual(GostDigest digest) {
        MessageDigest ours = digest.newDigest();
        SeededRunner.run(CASES, random -> {
            byte[] message = message(random);
            feed(ours, message, random);
            if (random.nextInt(10) == 0) {
                ours.reset();
                feed(ours, message, random);
            }
            assertThat(ours.digest()).isEqualTo(theirs(digest, message));
        });
    }

    /** Mostly random; sometimes all ones, whose sums carry through all words, or all zeros. */
    private static byte[] message(Random random) {
        byte[] message = new byte[random.nextInt(LONGEST)];
        switch (random.nextInt(4)) {
            case 0 -> Arrays.fill(message, (byte) 0xFF);
            case 1 -> Arrays.fill(message, (byte) 0);
            default -> random.nextBytes(message);
        }
        return message;
    }

    private static void feed(MessageDigest digest, byte[] message, Random random) {
        int from = 0;
        while (from < message.length) {
            int length = 1 + random.nextInt(Math.min(200, message.length - from));
            if (length == 1) {
                digest.update(message[from]);
            } else {
                digest.update(message, from, length);
            }
            from += length;
        }
    }

    @ParameterizedTest
    @EnumSource
    void areEqualForEveryLengthAroundABlock(GostDigest digest) {
        for (int length = 0; length < 200; length++) {
            byte[] message = new byte[length];
            Arrays.fill(message, (byte) length);
            assertThat(digest.newDigest().digest(message)).isEqualTo(theirs(digest, message));
        }
    }
}
