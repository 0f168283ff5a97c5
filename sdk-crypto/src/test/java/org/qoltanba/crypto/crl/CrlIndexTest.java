package org.qoltanba.crypto.crl;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qoltanba.crypto.testing.SeededRunner;

class CrlIndexTest {

    private static CrlEntry entry(long second) {
        return new CrlEntry(Instant.ofEpochSecond(second), (int) (second % 11), null, true);
    }

    @Test
    void findsWhatAMapFinds() {
        SeededRunner.run(20, random -> {
            CrlIndex.Builder builder = new CrlIndex.Builder();
            Map<BigInteger, CrlEntry> expected = new HashMap<>();
            for (int i = 0; i < 5000; i++) {
                // Few bits, so that serial numbers repeat and the last entry has to win
                BigInteger serial = new BigInteger(random.nextInt(4, 160), random);
                CrlEntry entry = entry(random.nextInt());
                expected.put(serial, entry);
                assertThat(builder.add(serial.toByteArray(), entry)).isTrue();
            }
            CrlIndex index = builder.build();
            expected.forEach((serial, entry) -> assertThat(index.find(serial)).contains(entry));
            for (int i = 0; i < 1000; i++) {
                BigInteger serial = new BigInteger(random.nextInt(4, 160), random);
                if (!expected.containsKey(serial)) {
                    assertThat(index.find(serial)).isEmpty();
                }
            }
        });
    }

    /** "Aa" and "BB" have one hash, and so have all texts made of them. */
    @Test
    void equalHashesAreToldApart() {
        CrlIndex.Builder builder = new CrlIndex.Builder();
        for (int i = 0; i < 256; i++) {
            builder.add(colliding(i), entry(i));
        }
        CrlIndex index = builder.build();
        for (int i = 0; i < 256; i++) {
            assertThat(index.find(new BigInteger(colliding(i)))).contains(entry(i));
        }
        assertThat(index.find(new BigInteger("AaAaAaAaAaAaAaAaAa".getBytes(StandardCharsets.US_ASCII))))
                .isEmpty();
    }

    private static byte[] colliding(int number) {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < 8; bit++) {
            text.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void keepsAllThatIsSaid() {
        CrlIndex.Builder builder = new CrlIndex.Builder();
        CrlEntry full = new CrlEntry(Instant.ofEpochSecond(17), -5, Instant.ofEpochSecond(-3), false);
        builder.add(BigInteger.valueOf(-1).toByteArray(), full);
        assertThat(builder.build().find(BigInteger.valueOf(-1))).contains(full);
        assertThat(builder.build().find(BigInteger.ONE)).isEmpty();
        assertThat(new CrlIndex.Builder().build().find(BigInteger.ONE)).isEmpty();
        assertThat(builder.add(new byte[65], full)).isFalse();
    }
}
