package org.qoltanba.client.dss;

import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.UnreadableDocumentException;
import org.qoltanba.crypto.cades.DocumentDigests;

/** The digest by which a document is recognised, and which is signed when the document must not leave the house. */
final class Digests {

    private Digests() {}

    /**
     * Reads a document once. Blocks for its source.
     *
     * @throws UnreadableDocumentException if it cannot be read to its end
     */
    static Digest sha256(DocumentSource document) {
        return of(document, DigestAlgorithm.SHA_256);
    }

    /**
     * Reads a document once. Blocks for its source.
     *
     * @throws UnreadableDocumentException if it cannot be read to its end
     * @throws IllegalArgumentException if the algorithm cannot be computed
     */
    static Digest of(DocumentSource document, DigestAlgorithm algorithm) {
        return DocumentDigests.digest(document, algorithm);
    }
}
