package org.qoltanba.testkit.pki;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.qoltanba.api.document.Bytes;

/** The OpenSSL command line as a judge that shares no code with us. Tests are skipped where it is not installed. */
final class OpenSsl {

    private final Path folder;

    private OpenSsl(Path folder) {
        this.folder = folder;
    }

    static OpenSsl in(Path folder) throws Exception {
        OpenSsl openSsl = new OpenSsl(folder);
        boolean installed;
        try {
            installed = openSsl.run("version").succeeded();
        } catch (IOException missing) {
            installed = false;
        }
        assumeTrue(installed, "openssl is not installed");
        return openSsl;
    }

    OpenSsl file(String name, Bytes content) throws IOException {
        Files.write(folder.resolve(name), content.toArray());
        return this;
    }

    OpenSsl file(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
        return this;
    }

    Bytes file(String name) throws IOException {
        return Bytes.of(Files.readAllBytes(folder.resolve(name)));
    }

    Result run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    record Result(int exitCode, String output) {

        boolean succeeded() {
            return exitCode == 0;
        }
    }
}
