package org.qoltanba.client.sigex;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.sigex.BulkPreregistration;
import org.qoltanba.api.sigex.DocumentDraft;

/** Collects how many documents are to be preregistered. */
final class BulkPreregistrationDraft extends BulkFields<BulkPreregistration> implements BulkPreregistration {

    private final Iterable<DocumentSource> documents;
    private BiConsumer<DocumentSource, DocumentDraft<?>> details = (document, draft) -> {};

    BulkPreregistrationDraft(Sigex sigex, Iterable<DocumentSource> documents, Path journal) {
        super(sigex, "preregisterAll", journal);
        this.documents = documents;
    }

    @Override
    BulkPreregistration self() {
        return this;
    }

    @Override
    public BulkPreregistration each(BiConsumer<DocumentSource, DocumentDraft<?>> wanted) {
        details = Objects.requireNonNull(wanted, "details");
        return this;
    }

    @Override
    Iterator<BulkItem> items() {
        return each(documents.iterator(), BulkItem::of);
    }

    @Override
    Function<RegistrationJournal, BulkTask> task() {
        BiConsumer<DocumentSource, DocumentDraft<?>> wanted = details;
        return journal -> new PreregisterEach(sigex(), journal, wanted);
    }
}
