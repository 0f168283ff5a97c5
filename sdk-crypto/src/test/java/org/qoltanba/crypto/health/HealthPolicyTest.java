package org.qoltanba.crypto.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qoltanba.api.error.KeyAccessException;
import org.qoltanba.crypto.testing.SeededRunner;

class HealthPolicyTest {

    private static final String SHA = "ab".repeat(32);

    @TempDir
    private Path folder;

    @Test
    void readsAuthoritiesKeysAndAlgorithms() throws Exception {
        Path file = Files.writeString(
                folder.resolve("policy.txt"),
                "\uFEFF# what ; last day ; reason\r\n\r\n"
                        + "certificate: " + SHA.toUpperCase(Locale.ROOT) + " ; 2026-12-31 ; ends; really\n"
                        + "  key:5B:6A:7F:02 ; 2027-06-30T18:00:00Z ; closes\n"
                        + "Algorithm:1.2.840.113549.1.1.5;2020-01-01;old");

        HealthPolicy policy = HealthPolicy.read(file);

        assertThat(policy.size()).isEqualTo(3);
        assertThat(policy).hasToString("HealthPolicy[3 statements]");
        assertThat(policy.ofCertificate(SHA))
                .contains(new HealthPolicy.End(Instant.parse("2027-01-01T00:00:00Z"), "ends; really"));
        assertThat(policy.ofKey("5b6a7f02"))
                .contains(new HealthPolicy.End(Instant.parse("2027-06-30T18:00:00Z"), "closes"));
        assertThat(policy.ofAlgorithm("1.2.840.113549.1.1.5"))
                .contains(new HealthPolicy.End(Instant.parse("2020-01-02T00:00:00Z"), "old"));
        assertThat(HealthPolicy.none().size()).isZero();
        assertThat(HealthPolicy.parse("\n# nothing\n").size()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "key:5b6a ; 2026-12-31 | 22 | three fields",
                "key:5b6a ; 31.12.2026 ; x | 12 | expected a date",
                "key:5b6a ; 2026-13-31 ; x | 12 | expected a date",
                "key:5b6a ; 2026-12-31T25:00:00Z ; x | 12 | expected a date",
                "key:5b6a ; 2026-12-31 ; | 24 | a reason",
                "key:5b6 ; 2026-12-31 ; x | 1 | hexadecimal",
                "certificate:5b6a ; 2026-12-31 ; x | 1 | 64 hexadecimal",
                "algorithm:SHA-1 ; 2026-12-31 ; x | 1 | object identifier",
                "issuer:5b6a ; 2026-12-31 ; x | 1 | certificate:, key: or algorithm:",
                "5b6a ; 2026-12-31 ; x | 1 | certificate:, key: or algorithm:"
            })
    void saysWhereALineIsWrong(String line, int column, String expected) {
        MalformedPolicyException wrong = catchThrowableOfType(
                MalformedPolicyException.class, () -> HealthPolicy.parse("# first\n" + line + "\n"));
        assertThat(wrong).hasMessageContaining("line 2, column " + column).hasMessageContaining(expected);
        assertThat(wrong.line()).isEqualTo(2);
        assertThat(wrong.column()).isEqualTo(column);
    }

    @Test
    void isBounded() {
        assertThatThrownBy(() -> HealthPolicy.parse("#" + "x".repeat(2000)))
                .hasMessageContaining("more than 2000 characters");
        String many = IntStream.rangeClosed(0, 10_000)
                .mapToObj(i -> "algorithm:1.2." + i + ";2026-12-31;x")
                .collect(Collectors.joining("\n"));
        assertThatThrownBy(() -> HealthPolicy.parse(many))
                .hasMessageContaining("line 10001")
                .hasMessageContaining("more than 10000");
        assertThatThrownBy(() -> HealthPolicy.parse("key:ab;2026-12-31;x\nkey:AB;2026-12-31;y"))
                .hasMessageContaining("line 2, column 1")
                .hasMessageContaining("said before");
        assertThatThrownBy(() -> HealthPolicy.read(folder.resolve("missing"))).isInstanceOf(KeyAccessException.class);
    }

    /** Whatever stands in a file, it is a policy or a clear refusal. */
    @Test
    void neverFailsInAnotherWay() {
        String alphabet = "key:certifalgom;2026-12-31T:ab.\n\r #\u0000ы+-999999999";
        SeededRunner.run(2000, random -> {
            StringBuilder text = new StringBuilder("key:ab;2026-");
            for (int i = random.nextInt(60); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                assertThat(HealthPolicy.parse(text.toString()).size()).isNotNegative();
            } catch (MalformedPolicyException clear) {
                assertThat(clear.line()).isPositive();
                assertThat(clear.column()).isPositive();
            }
        });
        for (String date : new String[] {
            "+999999999-12-31",
            "-999999999-01-01",
            "+1000000000-12-31T00:00:00Z",
            "+10000-01-01",
            "9999-12-31T24:00:00Z"
        }) {
            assertThatThrownBy(() -> HealthPolicy.parse("key:ab;" + date + ";x"))
                    .isInstanceOf(MalformedPolicyException.class)
                    .hasMessageContaining("line 1, column 8");
        }
        assertThat(HealthPolicy.parse("key:ab;9999-12-30;x").size()).isEqualTo(1);
    }
}
