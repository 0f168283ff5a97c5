package org.qoltanba.testkit.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request, for as long as it is being answered. Messages are held in memory; a document that is larger
 * than 4 MiB lies in a temporary file, so that a fake takes a document of any size with the heap of a small program.
 */
final class RequestBody implements AutoCloseable {

    private static final int LARGEST_IN_MEMORY = 4 * 1024 * 1024;

    private final byte[] content;
    private final @Nullable Path file;
    private final int size;

    private RequestBody(byte[] content, @Nullable Path file, int size) {
        this.content = content;
        this.file = file;
        this.size = size;
    }

    RequestBody(byte[] content) {
        this(content, null, content.length);
    }

    /**
     * Reads a body.
     *
     * @param in read to the end, which must come before 2 GiB
     * @param folder where a large body is put
     */
    static RequestBody read(InputStream in, Path folder) throws IOException {
        byte[] beginning = in.readNBytes(LARGEST_IN_MEMORY + 1);
        return beginning.length <= LARGEST_IN_MEMORY ? new RequestBody(beginning) : spool(beginning, in, folder);
    }

    private static RequestBody spool(byte[] beginning, InputStream rest, Path folder) throws IOException {
        Path file = Files.createTempFile(folder, "qoltanba-fake-", ".body");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(beginning);
            long size = beginning.length + rest.transferTo(out);
            return new RequestBody(new byte[0], file, Math.toIntExact(size));
        } catch (IOException | RuntimeException incomplete) {
            Files.deleteIfExists(file);
            throw incomplete;
        }
    }

    int size() {
        return size;
    }

    InputStream open() {
        try {
            return file == null ? new ByteArrayInputStream(content) : Files.newInputStream(file);
        } catch (IOException gone) {
            throw new UncheckedIOException("The body of a request can be read while it is answered, not later.", gone);
        }
    }

    byte[] beginning(int most) {
        try (InputStream in = open()) {
            return in.readNBytes(most);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The body of a request cannot be read back.", unreadable);
        }
    }

    /** Removes the file, if there is one. */
    @Override
    public void close() throws IOException {
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
