package org.qoltanba.client.desk;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.OperationCancelledException;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.operation.OperationState;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.spi.Delivery;
import org.qoltanba.api.spi.StoredOperation;
import org.qoltanba.client.store.OperationNotResumedException;
import org.qoltanba.client.waiting.Watched;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One operation that a node holds: taken up, watched, told of, ended. */
final class HeldOperation<R> {

    private static final Logger LOG = LoggerFactory.getLogger(HeldOperation.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /** How long after its deadline an operation that cannot be taken up is given up. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private volatile StoredOperation stored;
    private final String node;
    private final Desk<R> desk;
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private volatile @Nullable PendingOperation<R> running;
    private volatile boolean telling;
    private volatile boolean dropped;

    HeldOperation(StoredOperation stored, String node, Desk<R> desk) {
        this.stored = stored;
        this.node = node;
        this.desk = desk;
    }

    StoredOperation stored() {
        return stored;
    }

    /** Has the application turn it into a running operation. Blocks. */
    void resume(Duration pause) {
        if (dropped) {
            leave();
            return;
        }
        PendingOperation<R> resumed;
        try {
            resumed = Objects.requireNonNull(
                    desk.plan().resumer().resume(stored), "The resumer of a desk must return an operation.");
        } catch (IllegalArgumentException never) {
            notResumed(never);
            return;
        } catch (Exception | Error thrown) {
            notResumedNow(thrown, pause);
            return;
        }
        watch(resumed);
    }

    private void notResumedNow(Throwable thrown, Duration pause) {
        boolean overdue = stored.expiresAt()
                .map(deadline -> desk.now().isAfter(deadline.plus(GRACE)))
                .orElse(false);
        if (overdue) {
            notResumed(thrown);
        } else {
            LOG.warn(
                    "The resumer of desk {} threw {} for an operation of {}; it will be tried again in {}.",
                    stored.desk(),
                    thrown.getClass().getName(),
                    stored.service(),
                    pause);
            desk.later(pause, () -> desk.resume(() -> resume(longer(pause))));
        }
    }

    private void notResumed(Throwable thrown) {
        tell(
                OperationState.FAILED,
                null,
                new OperationNotResumedException(
                        "The stored operation could not be taken up again, see the cause. Look it up at "
                                + stored.service() + ", or begin it again.",
                        ErrorContext.call(stored.service(), "resuming an operation"),
                        thrown));
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    void resume() {
        resume(FIRST_PAUSE);
    }

    /** Watches the running operation until it ends. */
    @SuppressWarnings("FutureReturnValueIgnored") // what follows reports its own failures
    void watch(PendingOperation<R> operation) {
        running = operation;
        Watched.of(operation).onChange(() -> desk.tell(() -> update(operation, FIRST_PAUSE)));
        operation.completion().whenComplete((result, thrown) -> ended(operation, result, thrown));
        if (dropped) {
            letGo(operation);
        }
    }

    /** The operation has changed: who takes it up after this process must know it as it is now. */
    void update(PendingOperation<R> operation, Duration pause) {
        StoredOperation now = asItIs(operation);
        try {
            while (!now.equals(stored) && !dropped && desk.store().update(now, node)) {
                stored = now;
                now = asItIs(operation);
            }
        } catch (RuntimeException unreachable) {
            LOG.warn(
                    "The store of desk {} did not note how an operation has changed; it will be tried again in {}.",
                    stored.desk(),
                    pause);
            if (!desk.isClosed()) {
                desk.later(pause, () -> desk.tell(() -> update(operation, longer(pause))));
            }
        }
    }

    private StoredOperation asItIs(PendingOperation<R> operation) {
        return stored.withResumeToken(operation.resumeToken().orElse(null))
                .withExpiresAt(operation.expiresAt().orElse(null))
                .withSignals(Watched.of(operation).signals());
    }

    private void ended(PendingOperation<R> operation, @Nullable R result, @Nullable Throwable thrown) {
        SdkException failure = thrown == null ? null : failure(thrown);
        if (!(failure instanceof OperationCancelledException)) {
            tell(failure == null ? OperationState.COMPLETED : OperationState.FAILED, result, failure);
        } else if (operation.state() == OperationState.CANCELLED) {
            tell(OperationState.CANCELLED, null, failure);
        } else if (dropped) {
            leave();
        } else {
            desk.later(FIRST_PAUSE, () -> desk.resume(this::resume));
        }
    }

    private SdkException failure(Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        return cause instanceof SdkException failure
                ? failure
                : new OperationNotResumedException(
                        "The operation ended with an exception that is none of the SDK, see the cause.",
                        ErrorContext.call(stored.service(), "waiting for an operation"),
                        cause);
    }

    private void tell(OperationState state, @Nullable R result, @Nullable SdkException failure) {
        telling = true;
        desk.tell(() -> tell(state, result, failure, FIRST_PAUSE));
    }

    private void tell(OperationState state, @Nullable R result, @Nullable SdkException failure, Duration pause) {
        try {
            Delivery delivery = desk.store().deliver(stored, node, state);
            if (delivery.granted() || state == OperationState.COMPLETED) {
                // Without leave too: somebody else may have told of a failure, because the result is here
                desk.plan().handler().accept(new DeskOutcome<>(stored, state, result, failure, delivery));
            }
            if (!delivery.granted()) {
                leave();
                return;
            }
        } catch (RuntimeException | Error thrown) {
            // The type only: the message is the application's and may hold anything
            LOG.warn(
                    "An outcome of desk {} could not be delivered, because of {}; it will be tried again in {}.",
                    stored.desk(),
                    thrown.getClass().getName(),
                    pause);
            again(pause, () -> tell(state, result, failure, longer(pause)));
            return;
        }
        end(FIRST_PAUSE);
    }

    private void end(Duration pause) {
        try {
            desk.store().end(stored, node);
        } catch (RuntimeException unreachable) {
            LOG.warn("The store of desk {} did not note a delivery; it will be tried again.", stored.desk());
            again(pause, () -> end(longer(pause)));
            return;
        }
        leave();
    }

    private void again(Duration pause, Runnable work) {
        if (desk.isClosed()) {
            leave();
        } else {
            desk.later(pause, () -> desk.tell(work));
        }
    }

    /** The node may not hold it any longer. What is being fetched or told of comes to its end. */
    void drop() {
        dropped = true;
        PendingOperation<R> operation = running;
        if (operation != null) {
            letGo(operation);
        }
    }

    private static void letGo(PendingOperation<?> operation) {
        if (operation.state() == OperationState.WAITING) {
            operation.detach();
        }
    }

    /** Whether an outcome is on its way that may not come twice. */
    boolean isFinishing() {
        PendingOperation<R> operation = running;
        return telling || (operation != null && operation.state() == OperationState.FINISHING);
    }

    /** Completes when nothing more will come of it here. */
    CompletableFuture<Void> gone() {
        return gone;
    }

    private void leave() {
        desk.forget(this);
        gone.complete(null);
    }
}
