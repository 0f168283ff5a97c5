package org.qoltanba.client.sigex;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.sigex.BulkSigning;
import org.qoltanba.api.sigex.DocumentToSign;
import org.qoltanba.api.signature.DocumentSigner;

/** Collects how many documents are to be signed. */
final class BulkSigningDraft extends BulkFields<BulkSigning> implements BulkSigning {

    private final Iterable<DocumentToSign> documents;
    private @Nullable DocumentSigner signer;

    BulkSigningDraft(Sigex sigex, Iterable<DocumentToSign> documents, Path journal) {
        super(sigex, "signAll", journal);
        this.documents = documents;
    }

    @Override
    BulkSigning self() {
        return this;
    }

    @Override
    public BulkSigning signedBy(DocumentSigner another) {
        signer = Objects.requireNonNull(another, "signer");
        return this;
    }

    @Override
    Iterator<BulkItem> items() {
        return each(documents.iterator(), BulkItem::of);
    }

    @Override
    Function<RegistrationJournal, BulkTask> task() {
        DocumentSigner another = required(signer);
        return journal -> new SignEach(sigex(), journal, another);
    }
}
