package org.qoltanba.client.sigex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.sigex.SigexDocument;

/** A process is killed in the middle of registering a thousand documents; another one finishes; there are a thousand. */
@Isolated("gives the machine to the processes")
class KilledProcessTest {

    private static final int DOCUMENTS = 1_000;
    private static final String PASSWORD = "killed";

    @TempDir
    private Path folder;

    @Test
    void whatAKilledProcessLeavesAnotherOneFinishes() throws IOException, InterruptedException {
        try (FakeServices world = FakeServices.create()) {
            SplittableRandom random = new SplittableRandom(world.seed());
            int moment = random.nextInt(100, DOCUMENTS - 100);
            System.out.println(
                    "Seed " + world.seed() + ": the process is killed when SIGEX has " + moment + " documents");
            Path key = folder.resolve("company.p12");
            Files.write(
                    key,
                    world.pki()
                            .employee(Bin.of("123456789012"), Iin.of("750202400456"))
                            .pkcs12(Secret.of(PASSWORD))
                            .toArray());

            Process first = start(world, key);
            killAt(first, world, moment);
            int left = world.sigex().documents().size();
            assertThat(left).isBetween(moment, DOCUMENTS - 1);

            List<String> lines = linesOf(start(world, key));

            assertThat(lines).hasSize(DOCUMENTS + 1);
            assertThat(lines.get(DOCUMENTS)).startsWith("complete: true, registered ");
            assertThat(lines.subList(0, DOCUMENTS)).contains("REGISTERED", "REGISTERED_BEFORE");
            assertThat(world.sigex().documents()).hasSize(DOCUMENTS).allSatisfy(document -> {
                assertThat(document.isComplete()).isTrue();
                assertThat(document.signatures()).hasSize(1);
            });
            assertThat(world.sigex().documents().stream()
                            .map(SigexDocument::title)
                            .distinct())
                    .hasSize(DOCUMENTS);
            System.out.println("It left " + left + "; afterwards there are "
                    + world.sigex().documents().size() + " (" + lines.get(DOCUMENTS) + ")");
        }
    }

    private Process start(FakeServices world, Path key) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BulkProgram.class.getName(),
                        world.sigex().uri().toString(),
                        key.toString(),
                        PASSWORD,
                        folder.resolve("journal").toString(),
                        Integer.toString(DOCUMENTS)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Each line the process says is an occasion to look. */
    private static void killAt(Process process, FakeServices world, int moment)
            throws IOException, InterruptedException {
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (world.sigex().documents().size() >= moment) {
                    process.destroyForcibly().waitFor();
                    return;
                }
            }
        }
        throw new AssertionError("The process ended before SIGEX had " + moment + " documents.");
    }

    private static List<String> linesOf(Process process) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            said.lines().forEach(lines::add);
        }
        assertThat(process.waitFor()).as("exit code after %s", lines).isZero();
        return lines;
    }
}
