package org.qoltanba.crypto.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A document far larger than the heap is signed and verified. */
@Isolated("gives the machine to one large document")
class LargeDocumentTest {

    @Test
    void oneGibibyteIsSignedAndVerifiedInAHeapOfSixtyFourMebibytes() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeDocument.class.getName()))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output.lines())
                .containsExactly(
                        "heap of 64 MiB, document of 1024 MiB",
                        "RSA_2048: TOTAL_PASSED, changed at the end: HASH_FAILURE",
                        "P_256: TOTAL_PASSED, changed at the end: HASH_FAILURE");
    }
}
