package org.qoltanba.api.sigex;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.DocumentSigner;

/**
 * Many documents about to be registered, each with its first signature. Fill in, then {@link #begin()}. Not thread-safe;
 * use it once.
 *
 * <p>What was done is written to a journal: a run that was cut off, by a crash of the machine too, is taken up by another
 * run with the same documents and the same journal, and no document is registered twice. Documents are told apart by
 * content and name. The journal holds the signatures, so it is as confidential as they are; it holds no document, title or
 * name.
 *
 * @since 0.1.0
 */
public interface BulkRegistration {

    /**
     * Who makes the first signature of every document: detached, at level B-B.
     *
     * @param signer a key or a person with a phone
     * @return this
     */
    BulkRegistration signedBy(DocumentSigner signer);

    /**
     * What else is to be said of each document: {@code each((document, draft) -> draft.signaturesLimit(2))}. It counts for
     * documents that the service does not know yet.
     *
     * @param details is called for each document before it is registered, by several threads
     * @return this
     */
    BulkRegistration each(BiConsumer<DocumentSource, DocumentDraft<?>> details);

    /**
     * How many documents are under way at a time. The default is 8.
     *
     * @param documents 1 to 64
     * @return this
     * @throws IllegalArgumentException if it is out of bounds
     */
    BulkRegistration inFlight(int documents);

    /**
     * Is told of every document. A listener that throws is logged; the run goes on.
     *
     * @param listener called once for each document, one at a time
     * @return this
     */
    BulkRegistration onResult(Consumer<BulkResult> listener);

    /**
     * Is told how far the run has come. A listener that throws is logged; the run goes on.
     *
     * @param listener called after each document, one at a time
     * @return this
     */
    BulkRegistration onProgress(Consumer<BulkProgress> listener);

    /**
     * Opens the journal and begins. Does not wait for anything to be registered.
     *
     * @return the run
     * @throws IllegalStateException if nobody was named to sign, or another run is using the journal
     * @throws IllegalArgumentException if the file is no journal, is damaged, or belongs to another service
     * @throws java.io.UncheckedIOException if it cannot be read or written
     */
    BulkRun begin();
}
