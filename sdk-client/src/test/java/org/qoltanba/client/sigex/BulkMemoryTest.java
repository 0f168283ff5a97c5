package org.qoltanba.client.sigex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.sigex.SigexDocument;

/** Many documents take no more memory than a few: they do not fit into that of the process together. */
@Isolated("gives the machine to the process")
class BulkMemoryTest {

    private static final int DOCUMENTS = 160;
    private static final int MEBIBYTE = 1024 * 1024;
    private static final int HEAP_MEBIBYTES = 64;

    private final FakeServices world = FakeServices.create();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void documentsOfFarMoreThanTheHeapAreSignedAndRegistered() throws IOException, InterruptedException {
        assertThat(DOCUMENTS).isGreaterThan(2 * HEAP_MEBIBYTES);
        Files.write(
                folder.resolve("company.p12"),
                world.pki()
                        .employee(Bin.of("123456789012"), Iin.of("750202400456"))
                        .pkcs12(Secret.of("killed"))
                        .toArray());

        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP_MEBIBYTES + "m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BulkProgram.class.getName(),
                        BulkProgram.Kind.REGISTER.name(),
                        world.sigex().uri().toString(),
                        folder.toString(),
                        Integer.toString(DOCUMENTS),
                        Integer.toString(MEBIBYTE)))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("complete: true, registered " + DOCUMENTS);
        assertThat(world.sigex().documents()).hasSize(DOCUMENTS).allSatisfy(document -> {
            assertThat(document.isComplete()).isTrue();
            assertThat(document.signatures()).hasSize(1);
        });
        assertThat(world.sigex().documents().stream().map(SigexDocument::title).distinct())
                .hasSize(DOCUMENTS);
    }
}
