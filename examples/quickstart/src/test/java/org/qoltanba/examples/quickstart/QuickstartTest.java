package org.qoltanba.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sees who runs the program. */
class QuickstartTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

    @Test
    void tellsEachStepAndLeavesTheEvidence() throws IOException {
        Path file = Files.writeString(folder.resolve("договор.txt"), "Согласны.");
        Path results = folder.resolve("results");

        assertThat(run(file.toString(), "--output", results.toString())).isEqualTo(Quickstart.DONE);

        assertThat(printed())
                .contains("Signed locally")
                .contains("Registered at SIGEX")
                .contains("The other side got an e-mail")
                .contains("The other side signed")
                .contains("SIGEX verified")
                .contains("Confirmed on the phone")
                .contains("The company: TOTAL_PASSED")
                .contains("The other side: TOTAL_PASSED")
                .contains("The person with the phone: TOTAL_PASSED");
        assertThat(names(results))
                .containsExactly("ca.pem", "report.txt", "signature-1.p7s", "signature-2.p7s", "signature-3.p7s");
        assertThat(results.resolve("report.txt"))
                .content(StandardCharsets.UTF_8)
                .contains("договор.txt")
                .contains("CAdES-BASELINE-B")
                .contains("The document is the one that was signed.");
        assertThat(complained()).isEmpty();
    }

    @Test
    void hasASampleOfItsOwn() throws IOException {
        assertThat(run("--output", folder.resolve("results").toString())).isEqualTo(Quickstart.DONE);

        assertThat(printed()).contains(SampleContract.NAME);
        assertThat(SampleContract.content().toArray()).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void aPathThatLeadsNowhereIsOneLineAndNothingIsWritten() {
        assertRefused("There is no file", folder.resolve("missing.pdf").toString());
    }

    @Test
    void aFolderIsNoDocument() {
        assertRefused("is a directory", folder.toString());
    }

    @Test
    void anEmptyFileIsNotSigned() throws IOException {
        assertRefused("is empty", Files.createFile(folder.resolve("empty.pdf")).toString());
    }

    @Test
    void aResultFolderThatCannotBeIsRefusedBeforeTheJourney() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "a");

        assertThat(run(file.toString(), "--output", file.toString())).isEqualTo(Quickstart.BAD_INPUT);

        assertThat(complained().lines()).hasSize(1).first().asString().contains("--output");
        assertThat(printed()).isEmpty();
    }

    @Test
    void anOptionThatDoesNotExistIsOneLine() {
        assertThat(run("--colour")).isEqualTo(Quickstart.BAD_INPUT);

        assertThat(complained().lines())
                .hasSize(1)
                .first()
                .asString()
                .contains("--colour")
                .contains("--help");
    }

    private void assertRefused(String reason, String path) {
        Path results = folder.resolve("results");

        assertThat(run(path, "--output", results.toString())).isEqualTo(Quickstart.BAD_INPUT);

        assertThat(complained().lines()).hasSize(1).first().asString().contains(reason);
        assertThat(printed()).isEmpty();
        assertThat(results).doesNotExist();
    }

    private int run(String... arguments) {
        return Quickstart.run(
                new PrintStream(printed, true, StandardCharsets.UTF_8),
                new PrintStream(complained, true, StandardCharsets.UTF_8),
                arguments);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return complained.toString(StandardCharsets.UTF_8);
    }

    private static Stream<String> names(Path results) throws IOException {
        try (Stream<Path> files = Files.list(results)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }
}
