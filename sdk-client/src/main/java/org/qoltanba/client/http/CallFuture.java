package org.qoltanba.client.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the SDK hands out for calls. Cancelling it or any stage derived from it, or completing one from outside as {@code
 * orTimeout} does, cancels the HTTP call that is under way for it, also when that call was begun by a later step of the
 * same chain. The JDK's own future would leave the call running.
 */
final class CallFuture<T> extends CompletableFuture<T> {

    private final Chain chain;

    CallFuture() {
        this(new Chain());
    }

    private CallFuture(Chain chain) {
        this.chain = chain;
    }

    /** Whoever makes the next attempt says how to cancel it; that happens at once if nobody wants it any more. */
    void cancelsWith(Runnable cancel) {
        chain.cancelsWith(cancel);
    }

    /** The regular end. */
    void succeed(T value) {
        super.complete(value);
    }

    /** The regular end. */
    void fail(Throwable failure) {
        super.completeExceptionally(failure);
    }

    @Override
    public boolean complete(T value) {
        return abandonedBy(super.complete(value));
    }

    @Override
    public boolean completeExceptionally(Throwable failure) {
        return abandonedBy(super.completeExceptionally(failure));
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return abandonedBy(super.cancel(mayInterruptIfRunning));
    }

    private boolean abandonedBy(boolean effective) {
        if (effective) {
            chain.abandon();
        }
        return effective;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CallFuture<>(chain);
    }

    @Override
    public <U> CompletableFuture<U> thenCompose(Function<? super T, ? extends CompletionStage<U>> next) {
        return super.thenCompose(adopting(next));
    }

    @Override
    public <U> CompletableFuture<U> thenComposeAsync(
            Function<? super T, ? extends CompletionStage<U>> next, Executor executor) {
        return super.thenComposeAsync(adopting(next), executor);
    }

    @Override
    public CompletableFuture<T> exceptionallyCompose(Function<Throwable, ? extends CompletionStage<T>> next) {
        return super.exceptionallyCompose(adopting(next));
    }

    @Override
    public CompletableFuture<T> exceptionallyComposeAsync(
            Function<Throwable, ? extends CompletionStage<T>> next, Executor executor) {
        return super.exceptionallyComposeAsync(adopting(next), executor);
    }

    private <A, U> Function<A, CompletionStage<U>> adopting(Function<? super A, ? extends CompletionStage<U>> next) {
        return value -> {
            CompletionStage<U> step = next.apply(value);
            chain.cancelsWith(() -> step.toCompletableFuture().cancel(false));
            return step;
        };
    }

    /** What is under way now for a chain of steps. */
    private static final class Chain {

        private @Nullable Runnable cancel;
        private boolean abandoned;

        void cancelsWith(Runnable newCancel) {
            synchronized (this) {
                if (!abandoned) {
                    cancel = newCancel;
                    return;
                }
            }
            newCancel.run();
        }

        void abandon() {
            Runnable last;
            synchronized (this) {
                abandoned = true;
                last = cancel;
                cancel = null;
            }
            if (last != null) {
                last.run();
            }
        }
    }
}
