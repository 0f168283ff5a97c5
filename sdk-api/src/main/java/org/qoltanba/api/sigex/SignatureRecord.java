package org.qoltanba.api.sigex;

import java.util.Objects;

/**
 * Where a signature is registered.
 *
 * @param documentId the document
 * @param signId the signature; unique in the whole service
 * @since 0.1.0
 */
public record SignatureRecord(DocumentId documentId, long signId) {

    /**
     * Checks that the document is there.
     *
     * @param documentId the document
     * @param signId the signature
     */
    public SignatureRecord {
        Objects.requireNonNull(documentId, "documentId");
    }
}
