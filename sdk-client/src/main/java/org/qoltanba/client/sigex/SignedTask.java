package org.qoltanba.client.sigex;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.RegistrationInterruptedException;
import org.qoltanba.api.signature.DocumentSigner;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.http.Stages;

/**
 * Work whose every step has a signature, which is the key by which the service finds it again (contract section 7.28): what
 * the journal says is signed is looked up before anything is sent; only what neither journal nor service knows is signed.
 */
abstract class SignedTask implements BulkTask {

    private final Sigex sigex;
    private final RegistrationJournal journal;
    private final DocumentSigner signer;

    SignedTask(Sigex sigex, RegistrationJournal journal, DocumentSigner signer) {
        this.sigex = sigex;
        this.journal = journal;
        this.signer = signer;
    }

    /** Finishes what was begun with a signature; empty if the service never saw it. */
    abstract CompletableFuture<Optional<DocumentId>> recover(Signature signature, BulkItem item);

    /** Sends a signature the service does not know. */
    abstract CompletableFuture<DocumentId> deliver(Signature signature, BulkItem item);

    @Override
    public final CompletableFuture<DocumentId> complete(Bytes key, BulkItem item) {
        return journal.signature(key)
                .map(signature -> goOn(key, signature, item))
                .orElseGet(() -> sign(key, item));
    }

    /** Takes up what an earlier run, or this one, has begun. A signature that was refused is not sent again. */
    private CompletableFuture<DocumentId> goOn(Bytes key, Signature signature, BulkItem item) {
        boolean refused = journal.state(key)
                .filter(RegistrationJournal.State.FAILED::equals)
                .isPresent();
        return recover(signature, item)
                .thenCompose(found -> found.map(CompletableFuture::completedFuture)
                        .orElseGet(() -> refused ? sign(key, item) : send(key, signature, item)));
    }

    private CompletableFuture<DocumentId> sign(Bytes key, BulkItem item) {
        return sigex.signed(item.document(), signer).thenCompose(signature -> {
            journal.signed(key, signature);
            return send(key, signature, item);
        });
    }

    private CompletableFuture<DocumentId> send(Bytes key, Signature signature, BulkItem item) {
        return sigex.repeats()
                .of(() -> deliver(signature, item), SignedTask::isPassing)
                .exceptionallyCompose(thrown -> {
                    SdkException failure = Stages.failure(thrown);
                    if (Interruptions.isFinal(failure)) {
                        journal.failed(key);
                    }
                    return CompletableFuture.failedFuture(failure);
                });
    }

    /** Certainly not done, and worth another attempt; what may be done has been looked up many times already. */
    private static boolean isPassing(SdkException failure) {
        return Failures.isPassing(failure) && !(failure instanceof RegistrationInterruptedException);
    }
}
