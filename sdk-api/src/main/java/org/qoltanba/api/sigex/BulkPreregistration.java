package org.qoltanba.api.sigex;

import java.util.function.BiConsumer;
import org.qoltanba.api.document.DocumentSource;

/**
 * Many documents about to be registered without a signature, for somebody outside to sign. Fill in, then {@link #begin()}.
 * Not thread-safe; use it once. The journal holds nothing but identifiers.
 *
 * <p>A preregistration has no signature to find it again by. Each document is therefore identified by its title, with its
 * description: the organisation must give them to no other document. See {@link Preregistration#identifiedByTitle()}.
 *
 * @since 0.1.0
 */
public interface BulkPreregistration extends BulkWork<BulkPreregistration> {

    /**
     * What is to be said of each document: {@code each((document, draft) -> draft.requiring(person(iin)))}. It must say the
     * same in every run. It counts for documents that the service does not know yet.
     *
     * @param details is called for each document before it is registered, by several threads
     * @return this
     */
    BulkPreregistration each(BiConsumer<DocumentSource, DocumentDraft<?>> details);
}
