package org.qoltanba.client.sigex;

import java.util.concurrent.CompletableFuture;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.sigex.DocumentId;

/** What is done with each of many documents. */
interface BulkTask {

    /** What tells this document, and what is done with it, from all others in the journal. Reads the document. */
    Bytes key(BulkItem item);

    /** Does it, or finishes what was begun: whatever the journal and the service know of is not done again. */
    CompletableFuture<DocumentId> complete(Bytes key, BulkItem item);
}
