package org.qoltanba.crypto.testing;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.qoltanba.api.document.Bytes;

/** Genuine objects of the Kazakh test authority, which are not part of the project: a folder beside the repository. */
public final class Vectors {

    private Vectors() {}

    /** The file, or the end of the test with a reason. */
    public static Path kz(String name) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("shared/vectors/kz").resolve(name);
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        return abort("There is no folder shared/vectors/kz with " + name + " beside the repository.");
    }

    public static Bytes bytes(String name) {
        try {
            return Bytes.of(Files.readAllBytes(kz(name)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
