package org.qoltanba.crypto.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
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
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeRevocationList.class.getName(),
                        folder.resolve("large.crl").toString(),
                        key))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output.lines())
                .containsExactly(
                        "heap of 64 MiB, list of 22 MB",
                        "first: Revoked",
                        "last: Revoked",
                        "other: Good",
                        "changed: No revocation list could be used: One is not signed by the issuer.");
    }
}
