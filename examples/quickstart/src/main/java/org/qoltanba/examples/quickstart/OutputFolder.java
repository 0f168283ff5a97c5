package org.qoltanba.examples.quickstart;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.crypto.pki.Certificates;

/** Where the results go. Everything is written beside its place first and moved there whole. */
final class OutputFolder {

    static final String AUTHORITY = "ca.pem";
    static final String REPORT = "report.txt";

    private static final String SUFFIX = ".part";

    /** The folder cannot be used; the message says why and what to do. */
    static final class UnusableException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnusableException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private final Path folder;

    private OutputFolder(Path folder) {
        this.folder = folder;
    }

    /** Finds out before the journey begins whether its results can be kept. */
    static OutputFolder prepare(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "probe", ".tmp"));
            return new OutputFolder(folder);
        } catch (IOException refused) {
            throw new UnusableException(
                    "Cannot write to the folder '" + folder + "'. Name another one with --output.", refused);
        }
    }

    static String signatureName(int number) {
        return "signature-" + number + ".p7s";
    }

    Path path() {
        return folder;
    }

    void write(Evidence evidence) throws IOException {
        Map<String, Bytes> files = new LinkedHashMap<>();
        for (Evidence.Proof proof : evidence.proofs()) {
            files.put(signatureName(files.size() + 1), proof.signature().encoded());
        }
        files.put(AUTHORITY, utf8(Certificates.toPem(evidence.authority())));
        files.put(REPORT, utf8(ReportText.of(evidence)));
        try {
            for (Map.Entry<String, Bytes> file : files.entrySet()) {
                try (OutputStream out = Files.newOutputStream(beside(file.getKey()))) {
                    file.getValue().writeTo(out);
                }
            }
            for (String name : files.keySet()) {
                Files.move(beside(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            for (String name : files.keySet()) {
                Files.deleteIfExists(beside(name));
            }
        }
    }

    private Path beside(String name) {
        return folder.resolve(name + SUFFIX);
    }

    private static Bytes utf8(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
