package org.qoltanba.api.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** An operation that had its result from the start: nothing to wait for, nothing to call off. */
final class CompletedOperation<R> implements PendingOperation<R> {

    private final String id;
    private final R result;

    CompletedOperation(String id, R result) {
        this.id = Objects.requireNonNull(id, "id");
        this.result = Objects.requireNonNull(result, "result");
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public OperationState state() {
        return OperationState.COMPLETED;
    }

    @Override
    public Optional<Instant> expiresAt() {
        return Optional.empty();
    }

    @Override
    public R await(Duration limit) {
        return result;
    }

    @Override
    public CompletionStage<R> completion() {
        return CompletableFuture.completedFuture(result);
    }

    @Override
    public CompletionStage<OperationState> refresh() {
        return CompletableFuture.completedFuture(OperationState.COMPLETED);
    }

    @Override
    public void cancel() {
        // It has ended: contract of PendingOperation.cancel.
    }

    @Override
    public void detach() {
        // It has ended: contract of PendingOperation.detach.
    }

    @Override
    public PendingOperation<R> onProgress(Consumer<ProgressEvent> listener) {
        Objects.requireNonNull(listener, "listener");
        return this;
    }

    @Override
    public String toString() {
        return "PendingOperation[" + id + ", " + OperationState.COMPLETED + "]";
    }
}
