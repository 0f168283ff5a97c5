package org.qoltanba.client.dss;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.UnreadableDocumentException;

/** The digest by which a document is recognised, and which is signed when the document must not leave the house. */
final class Digests {

    private static final int BUFFER = 32 * 1024;

    private Digests() {}

    /**
     * Reads a document once. Blocks for its source.
     *
     * @throws UnreadableDocumentException if it cannot be read to its end
     */
    static Digest sha256(DocumentSource document) {
        try (InputStream content = document.open()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return new Digest(DigestAlgorithm.SHA_256, Bytes.of(digest.digest()));
        } catch (IOException unreadable) {
            throw new UnreadableDocumentException(
                    "The document cannot be read to its end. Check that it is still there, can be read, and does not"
                            + " change while the SDK reads it.",
                    unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }
}
