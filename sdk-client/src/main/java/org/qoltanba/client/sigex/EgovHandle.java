package org.qoltanba.client.sigex;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.operation.OperationState;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.operation.ProgressEvent;
import org.qoltanba.api.sigex.EgovOperation;
import org.qoltanba.client.waiting.Watched;

/** A pending operation with what leads a person to it. */
final class EgovHandle<R> implements EgovOperation<R>, Watched {

    private final PendingOperation<R> operation;
    private final EgovInvitation invitation;

    EgovHandle(PendingOperation<R> operation, EgovInvitation invitation) {
        this.operation = operation;
        this.invitation = invitation;
    }

    @Override
    public Bytes qrImage() {
        return invitation.qrImage();
    }

    @Override
    public String mobileLink() {
        return invitation.mobileLink();
    }

    @Override
    public String businessLink() {
        return invitation.businessLink();
    }

    @Override
    public String service() {
        return Watched.of(operation).service();
    }

    @Override
    public List<String> signals() {
        return Watched.of(operation).signals();
    }

    @Override
    public void onChange(Runnable listener) {
        Watched.of(operation).onChange(listener);
    }

    @Override
    public String id() {
        return operation.id();
    }

    @Override
    public OperationState state() {
        return operation.state();
    }

    @Override
    public Optional<Instant> expiresAt() {
        return operation.expiresAt();
    }

    @Override
    public R await(Duration limit) throws InterruptedException {
        return operation.await(limit);
    }

    @Override
    public CompletionStage<R> completion() {
        return operation.completion();
    }

    @Override
    public CompletionStage<OperationState> refresh() {
        return operation.refresh();
    }

    @Override
    public void cancel() {
        operation.cancel();
    }

    @Override
    public void detach() {
        operation.detach();
    }

    @Override
    public EgovOperation<R> onProgress(Consumer<ProgressEvent> listener) {
        operation.onProgress(listener);
        return this;
    }

    @Override
    public String toString() {
        return "EgovOperation[" + operation.id() + ", " + operation.state() + "]";
    }
}
