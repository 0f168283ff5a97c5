package org.qoltanba.api.sigex;

import java.util.function.BiConsumer;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.DocumentSigner;

/**
 * Many documents about to be registered, each with its first signature. Fill in, then {@link #begin()}. Not thread-safe;
 * use it once. The journal holds the signatures, so it is as confidential as they are.
 *
 * @since 0.1.0
 */
public interface BulkRegistration extends BulkWork<BulkRegistration> {

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
}
