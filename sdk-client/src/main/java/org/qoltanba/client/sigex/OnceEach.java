package org.qoltanba.client.sigex;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.sigex.BulkResult;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.client.http.Stages;
import org.qoltanba.client.waiting.Timekeeper;

/** Does something with one document of many once, however many runs it takes: what the journal says is done is not done again. */
final class OnceEach {

    private final Timekeeper time;
    private final RegistrationJournal journal;
    private final BulkTask task;

    /** Documents under way: the same one, given twice, waits for itself. */
    private final ConcurrentMap<Bytes, CompletableFuture<BulkResult>> underWay = new ConcurrentHashMap<>();

    OnceEach(Timekeeper time, RegistrationJournal journal, BulkTask task) {
        this.time = time;
        this.journal = journal;
        this.task = task;
    }

    /** Brings a document to its end. Fails only if the journal does, or by a mistake of ours. */
    CompletableFuture<BulkResult> complete(BulkItem item) {
        return Stages.supply(time, () -> {
                    SigexHttpClient.requireContent(item.document());
                    return task.key(item);
                })
                .thenCompose(key -> alone(key, item))
                .exceptionally(thrown -> result(item, thrown));
    }

    private CompletableFuture<BulkResult> alone(Bytes key, BulkItem item) {
        CompletableFuture<BulkResult> ended = new CompletableFuture<>();
        CompletableFuture<BulkResult> other = underWay.putIfAbsent(key, ended);
        if (other != null) {
            return other.thenCompose(done -> alone(key, item));
        }
        return CompletableFuture.completedFuture(key)
                .thenCompose(mine -> step(mine, item))
                .exceptionally(thrown -> result(item, thrown))
                .whenComplete((result, mistake) -> {
                    underWay.remove(key);
                    if (mistake == null) {
                        ended.complete(result);
                    } else {
                        ended.completeExceptionally(mistake);
                    }
                });
    }

    private CompletableFuture<BulkResult> step(Bytes key, BulkItem item) {
        Optional<DocumentId> known = journal.documentId(key);
        if (known.isPresent()) {
            return CompletableFuture.completedFuture(
                    new BulkResult(item.document(), BulkResult.Outcome.REGISTERED_BEFORE, known, Optional.empty()));
        }
        return task.complete(key, item).thenApply(id -> {
            journal.registered(key, id);
            return new BulkResult(item.document(), BulkResult.Outcome.REGISTERED, Optional.of(id), Optional.empty());
        });
    }

    private static BulkResult result(BulkItem item, Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (!(cause instanceof RuntimeException failure) || cause instanceof RegistrationJournal.Failure) {
            throw new CompletionException(cause);
        }
        boolean open = failure instanceof SdkException known && Failures.isPassing(known);
        return new BulkResult(
                item.document(),
                open ? BulkResult.Outcome.INTERRUPTED : BulkResult.Outcome.FAILED,
                Optional.empty(),
                Optional.of(failure));
    }
}
