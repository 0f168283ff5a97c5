package org.qoltanba.crypto.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A national revocation list, a third of the heap in size, is verified and searched. */
@Isolated("gives the machine to one large list")
class LargeRevocationListTest {

    @ParameterizedTest
    @ValueSource(strings = {"RSA_2048", "P_256"})
    void twentyMegabytesAreSearchedInAHeapOfSixtyFourMebibytes(String key, @TempDir Path folder)
            throws IOException, InterruptedException {
        assertThat(run(
                        "-Xmx64m",
                        LargeRevocationList.class,
                        folder.resolve("large.crl").toString(),
                        key))
                .containsExactly(
                        "heap of 64 MiB, list of 22 MB",
                        "first: Revoked",
                        "last: Revoked",
                        "other: Good",
                        "changed: No revocation list could be used: One is not signed by the issuer.");
    }

    /** What {@link org.qoltanba.crypto.cades.SignatureLimits} promises. */
    @Test
    void aSignatureThatCarriesThemIsMadeAndReadIfAllowed(@TempDir Path folder)
            throws IOException, InterruptedException {
        assertThat(run(
                        "-Xmx384m",
                        LargeEvidence.class,
                        folder.resolve("large.crl").toString()))
                .containsExactly(
                        "heap of 384 MiB, list of 22 MB",
                        "B_LT, usual limits: refused",
                        "B_LT, read: sound B_LT; unread: refused",
                        "B_LTA, usual limits: refused",
                        "B_LTA, read: sound B_LTA; unread: refused",
                        "X_LONG_TYPE_1, usual limits: refused",
                        "X_LONG_TYPE_1, read: sound X_LONG_TYPE_1; unread: refused");
    }

    private static List<String> run(String heap, Class<?> program, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().toList();
    }
}
