package org.qoltanba.testkit.sigex;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.testkit.clock.VirtualClock;

/** Keeps requests waiting on the world's clock. Safe to share between threads. */
final class LongRequests {

    private final VirtualClock world;
    private final SdkClock clock;

    LongRequests(VirtualClock world, SdkClock clock) {
        this.world = world;
        this.clock = clock;
    }

    Instant now() {
        return clock.now();
    }

    /**
     * Waits for a call to be answered; time passes without doing of this thread.
     *
     * @throws RefusedException if the call is refused, or is not answered in time
     */
    <T> T await(CompletableFuture<T> call, Instant deadline) {
        try {
            if (!world.hold(call, Duration.between(clock.now(), deadline))) {
                throw Refusal.QR_OPERATION_TIMEOUT.exception();
            }
            return call.join();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw Refusal.QR_OPERATION_NOT_ACTIVE.exception();
        } catch (CompletionException refused) {
            throw refused.getCause() instanceof RefusedException refusal ? refusal : refused;
        }
    }

    /**
     * Waits in real time for a request that is on its way.
     *
     * @throws RefusedException if it does not come
     */
    void listenFor(CompletableFuture<?> request) {
        try {
            if (!world.listenTo(request)) {
                throw Refusal.INVALID_QR_STATE.exception();
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw Refusal.QR_OPERATION_NOT_ACTIVE.exception();
        }
    }
}
