package org.qoltanba.client.sigex;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.sigex.BulkRegistration;
import org.qoltanba.api.sigex.DocumentDraft;
import org.qoltanba.api.signature.DocumentSigner;

/** Collects how many documents are to be registered. */
final class BulkRegistrationDraft extends BulkFields<BulkRegistration> implements BulkRegistration {

    private final Iterable<DocumentSource> documents;
    private BiConsumer<DocumentSource, DocumentDraft<?>> details = (document, draft) -> {};
    private @Nullable DocumentSigner signer;

    BulkRegistrationDraft(Sigex sigex, Iterable<DocumentSource> documents, Path journal) {
        super(sigex, "registerAll", journal);
        this.documents = documents;
    }

    @Override
    BulkRegistration self() {
        return this;
    }

    @Override
    public BulkRegistration signedBy(DocumentSigner first) {
        signer = Objects.requireNonNull(first, "signer");
        return this;
    }

    @Override
    public BulkRegistration each(BiConsumer<DocumentSource, DocumentDraft<?>> wanted) {
        details = Objects.requireNonNull(wanted, "details");
        return this;
    }

    @Override
    Iterator<BulkItem> items() {
        return each(documents.iterator(), BulkItem::of);
    }

    @Override
    Function<RegistrationJournal, BulkTask> task() {
        DocumentSigner first = required(signer);
        BiConsumer<DocumentSource, DocumentDraft<?>> wanted = details;
        return journal -> new RegisterEach(sigex(), journal, first, wanted);
    }
}
