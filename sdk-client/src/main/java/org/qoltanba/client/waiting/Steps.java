package org.qoltanba.client.waiting;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.SdkException;

/** Going on, on the executor, when a service's step has ended. */
final class Steps {

    private Steps() {}

    /** Calls back when a step has ended, on whatever thread that is. */
    @SuppressWarnings("FutureReturnValueIgnored") // what follows reports its own failures
    static <T> void onEnd(CompletableFuture<T> step, BiConsumer<@Nullable T, @Nullable Throwable> then) {
        step.whenComplete(then);
    }

    /** Begins a step; a step that throws instead of beginning has failed. */
    static <T> CompletableFuture<T> begin(Supplier<? extends CompletionStage<T>> step) {
        try {
            return step.get().toCompletableFuture();
        } catch (RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    /** Calls {@code then} on the executor, with either a result or a failure; at once if this is the executor. */
    static <T> void whenDone(
            CompletableFuture<T> step,
            Timekeeper time,
            ErrorContext context,
            BiConsumer<@Nullable T, @Nullable SdkException> then) {
        onEnd(step, (result, thrown) -> {
            SdkException failure = result == null ? failure(thrown, context) : null;
            if (time.isWorkingHere()) {
                then.accept(result, failure);
            } else {
                time.execute(() -> then.accept(result, failure));
            }
        });
    }

    private static SdkException failure(@Nullable Throwable thrown, ErrorContext context) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        return cause instanceof SdkException failure ? failure : Faults.notWorkedWith(context, cause);
    }
}
