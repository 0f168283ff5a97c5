package org.qoltanba.crypto.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A document far larger than the heap is signed and verified. */
@Isolated("gives the machine to one large document")
class LargeDocumentTest {

    @Test
    void oneGibibyteIsSignedAndVerifiedInAHeapOfSixtyFourMebibytes() throws IOException, InterruptedException {
        assertThat(linesOf(LargeDocument.class))
                .containsExactly(
                        "heap of 64 MiB, document of 1024 MiB",
                        "RSA_2048: TOTAL_PASSED, changed at the end: HASH_FAILURE",
                        "P_256: TOTAL_PASSED, changed at the end: HASH_FAILURE");
    }

    @Test
    void oneGibibyteInsideASignatureIsSignedVerifiedAndTakenOutInAHeapOfSixtyFourMebibytes()
            throws IOException, InterruptedException {
        assertThat(linesOf(LargeAttachedDocument.class))
                .containsExactly(
                        "heap of 64 MiB, document of 1024 MiB",
                        "DER, RSA_2048: TOTAL_PASSED, changed at the end: HASH_FAILURE, taken out: the same",
                        "DER, P_256: TOTAL_PASSED, changed at the end: HASH_FAILURE, taken out: the same",
                        "BER, RSA_2048: TOTAL_PASSED, changed at the end: HASH_FAILURE, taken out: the same",
                        "BER, P_256: TOTAL_PASSED, changed at the end: HASH_FAILURE, taken out: the same");
    }

    private static Stream<String> linesOf(Class<?> program) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName()))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines();
    }
}
