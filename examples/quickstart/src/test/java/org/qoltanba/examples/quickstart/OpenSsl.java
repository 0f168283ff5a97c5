package org.qoltanba.examples.quickstart;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The command line of OpenSSL as an independent judge. */
final class OpenSsl {

    private OpenSsl() {}

    static boolean isThere() throws InterruptedException {
        try {
            return succeeds(List.of("openssl", "version"));
        } catch (IOException absent) {
            return false;
        }
    }

    static boolean verifies(Path results, int number, Path document) throws IOException, InterruptedException {
        return succeeds(List.of(
                "openssl",
                "cms",
                "-verify",
                "-binary",
                "-cades",
                "-inform",
                "DER",
                "-in",
                results.resolve(OutputFolder.signatureName(number)).toString(),
                "-content",
                document.toString(),
                "-CAfile",
                results.resolve(OutputFolder.AUTHORITY).toString(),
                "-purpose",
                "any"));
    }

    private static boolean succeeds(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor() == 0;
    }
}
