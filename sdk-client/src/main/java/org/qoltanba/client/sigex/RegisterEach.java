package org.qoltanba.client.sigex;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.sigex.DocumentDraft;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.signature.DocumentSigner;
import org.qoltanba.api.signature.Signature;

/** Registers each document with its first signature. */
final class RegisterEach extends SignedTask {

    private final Sigex sigex;
    private final BiConsumer<DocumentSource, DocumentDraft<?>> details;

    RegisterEach(
            Sigex sigex,
            RegistrationJournal journal,
            DocumentSigner signer,
            BiConsumer<DocumentSource, DocumentDraft<?>> details) {
        super(sigex, journal, signer);
        this.sigex = sigex;
        this.details = details;
    }

    @Override
    public Bytes key(BulkItem item) {
        return DocumentKeys.of(item.document());
    }

    @Override
    CompletableFuture<Optional<DocumentId>> recover(Signature signature, BulkItem item) {
        return sigex.registering().recover(signature, item.document());
    }

    @Override
    CompletableFuture<DocumentId> deliver(Signature signature, BulkItem item) {
        RegistrationDraft draft = new RegistrationDraft(sigex, item.document());
        details.accept(item.document(), draft);
        return sigex.registering().register(draft.wire(signature), signature, item.document());
    }
}
