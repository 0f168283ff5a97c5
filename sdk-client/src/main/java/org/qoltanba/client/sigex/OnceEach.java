package org.qoltanba.client.sigex;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.sigex.BulkResult;
import org.qoltanba.api.sigex.DocumentDraft;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.RegistrationInterruptedException;
import org.qoltanba.api.signature.DocumentSigner;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.http.Stages;

/**
 * Registers one document of many once, however many runs it takes: what the journal says is done is not done again; what it
 * says is signed is looked up by its signature before anything is sent (contract section 7.28); only what neither journal
 * nor service knows is signed.
 */
final class OnceEach {

    private final Sigex sigex;
    private final RegistrationJournal journal;
    private final DocumentSigner signer;
    private final BiConsumer<DocumentSource, DocumentDraft<?>> details;

    /** Documents under way: the same one, given twice, waits for itself. */
    private final ConcurrentMap<Bytes, CompletableFuture<BulkResult>> underWay = new ConcurrentHashMap<>();

    OnceEach(
            Sigex sigex,
            RegistrationJournal journal,
            DocumentSigner signer,
            BiConsumer<DocumentSource, DocumentDraft<?>> details) {
        this.sigex = sigex;
        this.journal = journal;
        this.signer = signer;
        this.details = details;
    }

    /** Registers a document. Fails only if the journal does, or by a mistake of ours. */
    CompletableFuture<BulkResult> register(DocumentSource document) {
        return Stages.supply(sigex.http().time(), () -> DocumentKeys.of(SigexHttpClient.requireContent(document)))
                .thenCompose(key -> alone(key, document))
                .exceptionally(thrown -> result(document, thrown));
    }

    private CompletableFuture<BulkResult> alone(Bytes key, DocumentSource document) {
        CompletableFuture<BulkResult> ended = new CompletableFuture<>();
        CompletableFuture<BulkResult> other = underWay.putIfAbsent(key, ended);
        if (other != null) {
            return other.thenCompose(done -> alone(key, document));
        }
        return CompletableFuture.completedFuture(key)
                .thenCompose(mine -> step(mine, document))
                .exceptionally(thrown -> result(document, thrown))
                .whenComplete((result, mistake) -> {
                    underWay.remove(key);
                    if (mistake == null) {
                        ended.complete(result);
                    } else {
                        ended.completeExceptionally(mistake);
                    }
                });
    }

    private CompletableFuture<BulkResult> step(Bytes key, DocumentSource document) {
        Optional<DocumentId> known = journal.documentId(key);
        if (known.isPresent()) {
            return CompletableFuture.completedFuture(
                    new BulkResult(document, BulkResult.Outcome.REGISTERED_BEFORE, known, Optional.empty()));
        }
        return journal.signature(key)
                .map(signature -> goOn(key, signature, document))
                .orElseGet(() -> sign(key, document))
                .thenApply(id -> {
                    journal.registered(key, id);
                    return new BulkResult(document, BulkResult.Outcome.REGISTERED, Optional.of(id), Optional.empty());
                });
    }

    /** Takes up what an earlier run, or this one, has begun. A signature that was refused is not sent again. */
    private CompletableFuture<DocumentId> goOn(Bytes key, Signature signature, DocumentSource document) {
        boolean refused = journal.state(key)
                .filter(RegistrationJournal.State.FAILED::equals)
                .isPresent();
        return sigex.registering()
                .recover(signature, document)
                .thenCompose(found -> found.map(CompletableFuture::completedFuture)
                        .orElseGet(() -> refused ? sign(key, document) : send(key, signature, document)));
    }

    private CompletableFuture<DocumentId> sign(Bytes key, DocumentSource document) {
        return sigex.signed(document, signer).thenCompose(signature -> {
            journal.signed(key, signature);
            return send(key, signature, document);
        });
    }

    private CompletableFuture<DocumentId> send(Bytes key, Signature signature, DocumentSource document) {
        RegistrationDraft draft = new RegistrationDraft(sigex, document);
        details.accept(document, draft);
        RegistrationWire wire = draft.wire(signature);
        return sigex.repeats()
                .of(() -> sigex.registering().register(wire, signature, document), OnceEach::isPassing)
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

    private static BulkResult result(DocumentSource document, Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (!(cause instanceof RuntimeException failure) || cause instanceof RegistrationJournal.Failure) {
            throw new CompletionException(cause);
        }
        boolean open = failure instanceof SdkException known && Failures.isPassing(known);
        return new BulkResult(
                document,
                open ? BulkResult.Outcome.INTERRUPTED : BulkResult.Outcome.FAILED,
                Optional.empty(),
                Optional.of(failure));
    }
}
