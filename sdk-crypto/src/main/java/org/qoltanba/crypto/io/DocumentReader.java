package org.qoltanba.crypto.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.List;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.UnreadableDocumentException;

/** Reads a document from its first byte to its last, once, through a small buffer. */
public final class DocumentReader {

    private static final int BUFFER = 32 * 1024;
    private static final int PIECE = 64 * 1024;

    private DocumentReader() {}

    /**
     * Feeds a document to digests. Blocks for the source.
     *
     * @param document the document
     * @param digests all that need its content
     * @throws UnreadableDocumentException if it cannot be read to its end
     */
    public static void digest(DocumentSource document, Collection<MessageDigest> digests) {
        List<MessageDigest> all = List.copyOf(digests);
        try (InputStream content = document.open()) {
            byte[] buffer = new byte[(int) Math.min(document.size() + 1, BUFFER)];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                for (MessageDigest digest : all) {
                    digest.update(buffer, 0, read);
                }
            }
        } catch (IOException | UncheckedIOException unreadable) {
            throw unreadable(document, unreadable);
        }
    }

    /**
     * Reads a document into memory. Blocks for the source.
     *
     * @param document the document; the caller has checked that its size is small enough
     * @return its content
     * @throws UnreadableDocumentException if it cannot be read to its end
     */
    public static byte[] readAll(DocumentSource document) {
        try (InputStream content = document.open()) {
            return content.readAllBytes();
        } catch (IOException | UncheckedIOException unreadable) {
            throw unreadable(document, unreadable);
        }
    }

    /**
     * Copies a document and feeds it to a digest on the way, in constant memory. Blocks for both ends.
     *
     * @param document the document
     * @param digest what needs its content
     * @param out what takes the content, in pieces of at most 64 KiB, all but the last of that size; not closed
     * @throws UnreadableDocumentException if the document cannot be read to its end
     * @throws IOException if {@code out} fails
     */
    public static void copy(DocumentSource document, MessageDigest digest, OutputStream out) throws IOException {
        InputStream content = open(document);
        try {
            byte[] buffer = new byte[PIECE];
            for (int read = read(document, content, buffer); read > 0; read = read(document, content, buffer)) {
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        } finally {
            content.close();
        }
    }

    private static InputStream open(DocumentSource document) {
        try {
            return document.open();
        } catch (IOException | UncheckedIOException unreadable) {
            throw unreadable(document, unreadable);
        }
    }

    private static int read(DocumentSource document, InputStream content, byte[] buffer) {
        try {
            return content.readNBytes(buffer, 0, buffer.length);
        } catch (IOException | UncheckedIOException unreadable) {
            throw unreadable(document, unreadable);
        }
    }

    private static UnreadableDocumentException unreadable(DocumentSource document, Exception cause) {
        return new UnreadableDocumentException(
                "The document '" + document.name() + "' cannot be read to its end. Check that it is still there, can be"
                        + " read, and does not change while the SDK reads it.",
                cause);
    }
}
