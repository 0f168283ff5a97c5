package org.qoltanba.client.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.client.waiting.Timekeeper;

/** What the flows of the services put their asynchronous steps together with. */
public final class Stages {

    private Stages() {}

    /**
     * The SDK's exception behind what a stage failed with.
     *
     * @param thrown what a stage handed on, wrapped or not
     * @return the exception
     * @throws CompletionException with the cause if it is a programming error: those pass through every flow
     */
    public static SdkException failure(Throwable thrown) {
        Throwable cause = cause(thrown);
        if (cause instanceof SdkException failure) {
            return failure;
        }
        throw new CompletionException(cause);
    }

    /**
     * A stage to hand out: it fails with the SDK's exception itself, where a dependent stage would wrap it. Cancelling it
     * cancels the call under way.
     *
     * @param stage the end of a flow
     * @param <T> what it yields
     * @return completes like the stage
     */
    public static <T extends @Nullable Object> CompletableFuture<T> handedOut(CompletableFuture<T> stage) {
        return follow(stage, stage.newIncompleteFuture());
    }

    /**
     * Begins a flow with a stage that several flows share: whoever cancels this flow does not cancel the stage.
     *
     * @param shared what all of them wait for
     * @param <T> what it yields
     * @return completes like the stage
     */
    public static <T> CompletableFuture<T> begunBy(CompletableFuture<T> shared) {
        return follow(shared, new CallFuture<>());
    }

    /**
     * What becomes of an operation that nobody but this flow knows: whoever cancels the flow calls the operation off.
     *
     * @param operation the operation
     * @param <T> what it yields
     * @return completes like the operation
     */
    public static <T> CompletableFuture<T> outcomeOf(PendingOperation<T> operation) {
        CallFuture<T> outcome = new CallFuture<>();
        outcome.cancelsWith(operation::cancel);
        return follow(operation.completion().toCompletableFuture(), outcome);
    }

    /**
     * Begins a flow with something that blocks, such as reading a document, on the executor.
     *
     * @param time time and executor
     * @param work what to do
     * @param <T> what it yields
     * @return completes with its result, or with what it threw
     */
    public static <T> CompletableFuture<T> supply(Timekeeper time, Supplier<T> work) {
        CallFuture<T> result = new CallFuture<>();
        time.execute(() -> {
            try {
                result.succeed(work.get());
            } catch (RuntimeException | Error failure) {
                result.fail(failure);
            }
        });
        return result;
    }

    /**
     * Lets time pass without a thread.
     *
     * @param time time and executor
     * @param pause how much
     * @return completes on the executor with the pause when it has passed
     */
    public static CompletableFuture<Duration> after(Timekeeper time, Duration pause) {
        CallFuture<Duration> passed = new CallFuture<>();
        time.later(pause, () -> time.execute(() -> passed.succeed(pause)));
        return passed;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the follower reports the outcome
    private static <T extends @Nullable Object> CompletableFuture<T> follow(
            CompletableFuture<T> stage, CompletableFuture<T> follower) {
        stage.whenComplete((result, thrown) -> {
            if (follower instanceof CallFuture<T> call) {
                // Not by complete: that would be taken for somebody who gives up waiting
                if (thrown == null) {
                    call.succeed(result);
                } else {
                    call.fail(cause(thrown));
                }
            } else if (thrown == null) {
                follower.complete(result);
            } else {
                follower.completeExceptionally(cause(thrown));
            }
        });
        return follower;
    }

    private static Throwable cause(Throwable thrown) {
        Throwable cause = thrown;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
