package org.qoltanba.crypto.cades;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Objects;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.UnreadableDocumentException;
import org.qoltanba.crypto.profile.AlgorithmProfile;

/**
 * Digests of documents with every algorithm the SDK names: SHA-2 and the GOST family of both countries.
 *
 * @since 0.1.0
 */
public final class DocumentDigests {

    private static final int BUFFER = 32 * 1024;

    private DocumentDigests() {}

    /**
     * Digests a document. Blocks for its source; memory does not grow with its size.
     *
     * @param document what to read
     * @param algorithm the algorithm; {@link DigestAlgorithm#isKnown()}
     * @return the digest
     * @throws IllegalArgumentException if the algorithm cannot be computed
     * @throws UnreadableDocumentException if the document cannot be read to its end
     */
    public static Digest digest(DocumentSource document, DigestAlgorithm algorithm) {
        Objects.requireNonNull(document, "document");
        MessageDigest digest = AlgorithmProfile.everything()
                .newDigest(Objects.requireNonNull(algorithm, "algorithm").oid())
                .orElseThrow(() -> new IllegalArgumentException("The digest " + algorithm.displayName()
                        + " cannot be computed here. Use SHA-2 or one of the GOST family."));
        try (InputStream content = document.open()) {
            byte[] buffer = new byte[BUFFER];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return new Digest(algorithm, Bytes.of(digest.digest()));
        } catch (IOException unreadable) {
            throw new UnreadableDocumentException(
                    "The document cannot be read to its end. Check that it is still there, can be read, and does not"
                            + " change while the SDK reads it.",
                    unreadable);
        }
    }
}
