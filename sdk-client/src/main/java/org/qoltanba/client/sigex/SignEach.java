package org.qoltanba.client.sigex;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.SignatureRecord;
import org.qoltanba.api.signature.DocumentSigner;
import org.qoltanba.api.signature.Signature;

/** Adds one person's signature to each document. */
final class SignEach extends SignedTask {

    private final Sigex sigex;
    private final DocumentSigner signer;

    SignEach(Sigex sigex, RegistrationJournal journal, DocumentSigner signer) {
        super(sigex, journal, signer);
        this.sigex = sigex;
        this.signer = signer;
    }

    private static DocumentId id(BulkItem item) {
        return Objects.requireNonNull(item.id());
    }

    /** Another signer of the same document is another thing to be done. */
    @Override
    public Bytes key(BulkItem item) {
        return DocumentKeys.of(
                item.document(),
                id(item).value(),
                signer.certificate().encoded().toBase64());
    }

    @Override
    CompletableFuture<Optional<DocumentId>> recover(Signature signature, BulkItem item) {
        return sigex.calls().find(signature).thenApply(found -> found.map(SignatureRecord::documentId));
    }

    @Override
    CompletableFuture<DocumentId> deliver(Signature signature, BulkItem item) {
        return sigex.cosigning().add(id(item), signature, item.document(), null).thenApply(SignatureRecord::documentId);
    }
}
