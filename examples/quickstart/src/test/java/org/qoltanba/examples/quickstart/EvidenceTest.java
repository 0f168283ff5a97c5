package org.qoltanba.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.crypto.cades.CadesVerifier;
import org.qoltanba.crypto.pki.TrustAnchors;

/** What the program leaves behind convinces others, and only for the document that was signed. */
class EvidenceTest {

    private static final int PIECE = 1 << 16;
    private static final int NUMBER_OF_SIGNATURES = 3;

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "a document of {0} bytes")
    @ValueSource(longs = {1, 1 << 20, 300L << 20})
    void openSslAndWeAgree(long size) throws IOException, InterruptedException {
        assumeTrue(OpenSsl.isThere(), "OpenSSL is not installed");
        Path document = randomDocument(size);
        Path results = folder.resolve("results");
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        assertThat(Quickstart.run(nowhere, System.err, document.toString(), "-o", results.toString()))
                .isEqualTo(Quickstart.DONE);

        for (int number = 1; number <= NUMBER_OF_SIGNATURES; number++) {
            assertThat(OpenSsl.verifies(results, number, document)).isTrue();
        }

        changeOneByte(document, size / 2);
        for (int number = 1; number <= NUMBER_OF_SIGNATURES; number++) {
            assertThat(OpenSsl.verifies(results, number, document)).isFalse();
            assertThat(ourReason(results, number, document)).isEqualTo(SubIndication.HASH_FAILURE);
        }
    }

    private Path randomDocument(long size) throws IOException {
        Random random = new Random(size);
        byte[] piece = new byte[(int) Math.min(size, PIECE)];
        Path document = folder.resolve("document.bin");
        try (OutputStream out = Files.newOutputStream(document)) {
            for (long written = 0; written < size; written += piece.length) {
                random.nextBytes(piece);
                out.write(piece);
            }
        }
        return document;
    }

    private static void changeOneByte(Path document, long position) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(document.toFile(), "rw")) {
            file.seek(position);
            int octet = file.read();
            file.seek(position);
            file.write(octet ^ 1);
        }
    }

    private static SubIndication ourReason(Path results, int number, Path document) throws IOException {
        Signature signature =
                Signature.of(Bytes.of(Files.readAllBytes(results.resolve(OutputFolder.signatureName(number)))));
        return CadesVerifier.trusting(TrustAnchors.fromPem(results.resolve(OutputFolder.AUTHORITY)))
                .build()
                .verify(signature, DocumentSource.file(document))
                .subIndication()
                .orElseThrow();
    }
}
