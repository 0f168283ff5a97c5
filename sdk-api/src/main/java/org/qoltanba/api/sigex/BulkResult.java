package org.qoltanba.api.sigex;

import java.util.Objects;
import java.util.Optional;
import org.qoltanba.api.document.DocumentSource;

/**
 * What became of one of many documents.
 *
 * @param document the document
 * @param outcome what became of it
 * @param documentId its identifier, if it is registered
 * @param failure what went wrong, if something did
 * @since 0.1.0
 */
public record BulkResult(
        DocumentSource document, Outcome outcome, Optional<DocumentId> documentId, Optional<RuntimeException> failure) {

    /**
     * Checks that all is there.
     *
     * @param document the document
     * @param outcome what became of it
     * @param documentId its identifier
     * @param failure what went wrong
     */
    public BulkResult {
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(documentId, "documentId");
        Objects.requireNonNull(failure, "failure");
    }

    /**
     * What can become of a document. New outcomes may be added: give a {@code switch} a default.
     *
     * @since 0.1.0
     */
    public enum Outcome {
        /** This run registered it, or finished what an earlier one had begun. */
        REGISTERED,
        /** An earlier run had registered it, or it was given twice. */
        REGISTERED_BEFORE,
        /** It is not registered: it could not be read or signed, or the service refused it. */
        FAILED,
        /** It is not known whether it is registered. Another run finds out and finishes it. */
        INTERRUPTED
    }
}
