package org.qoltanba.testkit.program;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of files that this program has written and takes away again. */
final class TemporaryFolder {

    private TemporaryFolder() {}

    /** Deletes the files and the folder; what cannot be deleted stays where the system keeps temporary files. */
    static void delete(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException left) {
            folder.toFile().deleteOnExit();
        }
    }
}
