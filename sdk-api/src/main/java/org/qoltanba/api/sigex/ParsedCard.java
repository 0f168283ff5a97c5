package org.qoltanba.api.sigex;

import java.util.List;
import java.util.Objects;
import org.qoltanba.api.document.Bytes;

/**
 * What the service found in a card after it verified every signature in it (contract section 7.29).
 *
 * @param documentId the document
 * @param signIds the signatures in the card
 * @param document the original that is embedded in the card
 * @param dataArchived whether the service has the original in its archive
 * @since 0.1.0
 */
public record ParsedCard(DocumentId documentId, List<Long> signIds, Bytes document, boolean dataArchived) {

    /**
     * Checks and copies.
     *
     * @param documentId the document
     * @param signIds the signatures in the card
     * @param document the original
     * @param dataArchived whether the service has the original in its archive
     */
    public ParsedCard {
        Objects.requireNonNull(documentId, "documentId");
        signIds = List.copyOf(signIds);
        Objects.requireNonNull(document, "document");
    }
}
