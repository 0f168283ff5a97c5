package org.qoltanba.testkit.sigex;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Calls that wait for the same thing: only the latest is served, and an older one is told so (contract section 10.1).
 * Not thread-safe: its owner guards it.
 *
 * @param <T> what they wait for
 */
final class LatestCall<T> {

    private @Nullable CompletableFuture<T> waiting;

    /** Lets a call wait, in the place of whichever has waited so far. */
    CompletableFuture<T> enter() {
        fail(Refusal.OTHER_ENDPOINT_CONNECTED);
        CompletableFuture<T> call = new CompletableFuture<>();
        waiting = call;
        return call;
    }

    /** Whether a call waits. */
    boolean isWaiting() {
        return waiting != null;
    }

    /** Answers the call that waits, if there is one. */
    void succeed(T answer) {
        CompletableFuture<T> call = waiting;
        waiting = null;
        if (call != null) {
            call.complete(answer);
        }
    }

    /** Refuses the call that waits, if there is one. */
    void fail(Refusal refusal) {
        CompletableFuture<T> call = waiting;
        waiting = null;
        if (call != null) {
            call.completeExceptionally(refusal.exception());
        }
    }
}
