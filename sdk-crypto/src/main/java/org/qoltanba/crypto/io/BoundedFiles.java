package org.qoltanba.crypto.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.qoltanba.api.error.KeyAccessException;

/** Reads small files whole, and refuses those that are not small. */
public final class BoundedFiles {

    private static final int LARGEST = 4 * 1024 * 1024;

    private BoundedFiles() {}

    /**
     * Reads a key or certificate file.
     *
     * @param file the file
     * @param what what it should be, for messages
     * @return its content, the caller's to wipe
     * @throws KeyAccessException if it is missing, unreadable, empty or larger than 4 MiB
     */
    public static byte[] read(Path file, String what) {
        if (Files.isDirectory(file)) {
            throw new KeyAccessException("'" + file + "' is a directory. Give the path of one " + what + ".");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw new KeyAccessException("The file '" + file + "' is larger than " + LARGEST
                        + " bytes, too large for a " + what + ". Check the path.");
            }
            if (content.length == 0) {
                throw new KeyAccessException("The file '" + file + "' is empty. Give the path of a " + what + ".");
            }
            return content;
        } catch (NoSuchFileException missing) {
            throw new KeyAccessException(
                    "There is no file '" + file + "'. Check the path of the " + what + ".", missing);
        } catch (IOException unreadable) {
            throw new KeyAccessException(
                    "The file '" + file + "' cannot be read. Check its access rights.", unreadable);
        }
    }
}
