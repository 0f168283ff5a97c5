package org.qoltanba.client.sigex;

import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.DocumentToSign;

/**
 * One of many documents.
 *
 * @param document its content
 * @param id under which the service knows it; null if it does not
 */
record BulkItem(DocumentSource document, @Nullable DocumentId id) {

    static BulkItem of(DocumentSource document) {
        return new BulkItem(document, null);
    }

    static BulkItem of(DocumentToSign document) {
        return new BulkItem(document.content(), document.id());
    }
}
