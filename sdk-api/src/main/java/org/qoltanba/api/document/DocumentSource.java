package org.qoltanba.api.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.qoltanba.api.error.UnreadableDocumentException;

/**
 * A document to sign, register or verify: a name, a size, and content that can be read again from the start as often
 * as needed (a digest pass, an upload, one more upload after a lost answer).
 *
 * <p>Content is streamed and never kept: a document of any size costs the same memory. Immutable and safe to share
 * between threads if the content behind it is; the content must not change while the SDK works with it. {@link
 * #toString()} shows the size, not the content.
 *
 * @since 0.1.0
 */
public final class DocumentSource {

    /**
     * Opens the content from its first byte.
     *
     * @since 0.1.0
     */
    @FunctionalInterface
    public interface Opener {

        /**
         * Opens a new, independent stream. May block.
         *
         * @return the stream; the SDK closes it
         * @throws IOException if the content cannot be read
         */
        InputStream open() throws IOException;
    }

    private final String name;
    private final long size;
    private final Opener opener;

    private DocumentSource(String name, long size, Opener opener) {
        this.name = name;
        this.size = size;
        this.opener = opener;
    }

    /**
     * A file. Its size is taken now, its content is read when needed. Blocks for the file system.
     *
     * @param path a regular file that can be read
     * @return the document, named after the file
     * @throws UnreadableDocumentException if there is no such file, it is a directory, or it cannot be read
     */
    public static DocumentSource file(Path path) {
        Objects.requireNonNull(path, "path");
        if (Files.isDirectory(path)) {
            throw new UnreadableDocumentException("'" + path + "' is a directory. Give the path of one file.");
        }
        if (!Files.exists(path)) {
            throw new UnreadableDocumentException("There is no file '" + path + "'. Check the path.");
        }
        if (!Files.isReadable(path)) {
            throw new UnreadableDocumentException("The file '" + path
                    + "' cannot be read. Check its access rights and that no program has locked it.");
        }
        try {
            Path fileName = path.getFileName();
            return new DocumentSource(
                    fileName == null ? path.toString() : fileName.toString(),
                    Files.size(path),
                    () -> Files.newInputStream(path));
        } catch (NoSuchFileException gone) {
            throw new UnreadableDocumentException("There is no file '" + path + "'. Check the path.", gone);
        } catch (IOException unreadable) {
            throw new UnreadableDocumentException(
                    "The file '" + path + "' cannot be read. Check the disk and the access rights.", unreadable);
        }
    }

    /**
     * Content that is in memory already.
     *
     * @param name the file name people will see, for example {@code contract.pdf}; not blank
     * @param content the content
     * @return the document
     */
    public static DocumentSource of(String name, Bytes content) {
        Objects.requireNonNull(content, "content");
        return of(name, content.size(), content::asInputStream);
    }

    /**
     * A text, encoded in UTF-8 without a byte order mark.
     *
     * @param name the file name people will see, for example {@code note.txt}; not blank
     * @param text the content
     * @return the document
     */
    public static DocumentSource text(String name, String text) {
        Objects.requireNonNull(text, "text");
        return of(name, Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Content from anywhere else: a database, an object store, an archive.
     *
     * @param name the file name people will see, for example {@code contract.pdf}; not blank
     * @param size the exact number of bytes; services require it before the first byte is sent
     * @param opener opens the content from its start, each time anew
     * @return the document
     * @throws IllegalArgumentException if the name is blank or the size negative
     */
    public static DocumentSource of(String name, long size, Opener opener) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(opener, "opener");
        if (name.isBlank()) {
            throw new IllegalArgumentException("A document needs a name, for example contract.pdf.");
        }
        if (size < 0) {
            throw new IllegalArgumentException("A document cannot have a size of " + size + " bytes.");
        }
        return new DocumentSource(name, size, opener);
    }

    /**
     * The file name people will see.
     *
     * @return a name without folders
     */
    public String name() {
        return name;
    }

    /**
     * The number of bytes.
     *
     * @return zero or more
     */
    public long size() {
        return size;
    }

    /**
     * Opens the content from its first byte. May block. The stream fails with an {@link IOException} when the content
     * turns out to be shorter or longer than {@link #size()}: a document that changes while it is being signed must
     * not yield a signature over something nobody saw.
     *
     * @return a new stream; the caller closes it
     * @throws IOException if the content cannot be read
     */
    public InputStream open() throws IOException {
        return new ExactSizeInputStream(opener.open(), size, name);
    }

    @Override
    public String toString() {
        return "DocumentSource[" + size + " bytes]";
    }
}
