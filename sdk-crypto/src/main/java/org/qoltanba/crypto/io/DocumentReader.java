package org.qoltanba.crypto.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.List;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.UnreadableDocumentException;

/** Reads a document from its first byte to its last, once, through a small buffer. */
public final class DocumentReader {

    private static final int BUFFER = 32 * 1024;

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

    private static UnreadableDocumentException unreadable(DocumentSource document, Exception cause) {
        return new UnreadableDocumentException(
                "The document '" + document.name() + "' cannot be read to its end. Check that it is still there, can be"
                        + " read, and does not change while the SDK reads it.",
                cause);
    }
}
