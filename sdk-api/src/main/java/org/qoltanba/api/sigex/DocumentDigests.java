package org.qoltanba.api.sigex;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.qoltanba.api.document.Bytes;

/**
 * What the service has noted of a document that was sent to it (contract section 7.2).
 *
 * @param documentId the document
 * @param signedDataSize its size in bytes; 0 if the service does not know it
 * @param digests the digests by the object identifiers of their algorithms; empty if the service knew them before
 * @param notificationAttached whether the e-mails asked for at the registration carried the document; empty if none was
 *     asked for
 * @param notificationFailure what kept the e-mails from being sent, in the service's words
 * @param storage where the service keeps the original
 * @since 0.1.0
 */
public record DocumentDigests(
        DocumentId documentId,
        long signedDataSize,
        Map<String, Bytes> digests,
        Optional<Boolean> notificationAttached,
        Optional<String> notificationFailure,
        OriginalStorage storage) {

    /**
     * Checks and copies.
     *
     * @param documentId the document
     * @param signedDataSize its size in bytes
     * @param digests the digests by the object identifiers of their algorithms
     * @param notificationAttached whether the e-mails carried the document
     * @param notificationFailure what kept the e-mails from being sent
     * @param storage where the service keeps the original
     */
    public DocumentDigests {
        Objects.requireNonNull(documentId, "documentId");
        digests = Map.copyOf(digests);
        Objects.requireNonNull(notificationAttached, "notificationAttached");
        Objects.requireNonNull(notificationFailure, "notificationFailure");
        Objects.requireNonNull(storage, "storage");
    }
}
