package org.qoltanba.api.sigex;

import java.util.Objects;
import org.qoltanba.api.document.Bytes;

/**
 * Something the service has made of a document and its signatures: a card or a signature for ezSigner (contract sections
 * 7.10 and 7.11).
 *
 * @param documentId the document
 * @param content the PDF of a card; the CMS for ezSigner
 * @param dataArchived whether the service has the original in its archive
 * @since 0.1.0
 */
public record BuiltCard(DocumentId documentId, Bytes content, boolean dataArchived) {

    /**
     * Checks that all is there.
     *
     * @param documentId the document
     * @param content the PDF of a card; the CMS for ezSigner
     * @param dataArchived whether the service has the original in its archive
     */
    public BuiltCard {
        Objects.requireNonNull(documentId, "documentId");
        Objects.requireNonNull(content, "content");
    }
}
