package org.qoltanba.examples.quickstart;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;

/** Tells what happens while it happens. */
final class Narrator {

    private static final long KIB = 1024;
    private static final long MIB = KIB * KIB;

    private final PrintStream out;
    private int step;

    Narrator(PrintStream out) {
        this.out = out;
    }

    void title(DocumentSource document) {
        out.println("Qoltanba quickstart: " + document.name() + ", " + size(document.size()));
    }

    void step(String text) {
        step++;
        out.printf("%2d. %s%n", step, text);
    }

    void detail(String text) {
        out.println("    " + text);
    }

    void ending(OutputFolder folder, Evidence evidence, @Nullable Path file) {
        out.println();
        out.println("Written to " + folder.path().toAbsolutePath().normalize() + ": "
                + evidence.proofs().size() + " signatures, " + OutputFolder.AUTHORITY + ", " + OutputFolder.REPORT);
        if (file == null) {
            out.println("Run it again with a file of your own: quickstart.jar FILE");
        } else {
            out.println("Check with OpenSSL: openssl cms -verify -binary -cades -inform DER -purpose any -out checked"
                    + " -in " + folder.path().resolve(OutputFolder.signatureName(1)) + " -content " + file
                    + " -CAfile " + folder.path().resolve(OutputFolder.AUTHORITY));
        }
    }

    private static String size(long bytes) {
        if (bytes >= MIB) {
            return String.format(Locale.ROOT, "%.1f MiB", bytes / (double) MIB);
        }
        if (bytes >= KIB) {
            return String.format(Locale.ROOT, "%.1f KiB", bytes / (double) KIB);
        }
        return bytes + (bytes == 1 ? " byte" : " bytes");
    }
}
