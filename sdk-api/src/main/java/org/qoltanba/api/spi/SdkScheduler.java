package org.qoltanba.api.spi;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * The timekeeper: it starts work later and lets a thread wait. The SDK uses one for everything that waits, so that a
 * test can put a virtual clock in its place and let hours pass in milliseconds.
 *
 * <p>Implementations are safe to share between threads.
 *
 * @since 0.1.0
 */
public interface SdkScheduler extends SdkClock {

    /**
     * Starts work once a delay has passed. The work itself must be short; what takes longer goes on in the stage that
     * it returns. A virtual clock does not move on before that stage has completed, which makes a test's course of
     * events the same every time.
     *
     * @param delay how long to wait; zero or negative means at once
     * @param work what to start; the stage it returns completes, in whatever way, when its consequences have come about
     * @return cancels the work as long as it has not been started
     */
    Cancellable schedule(Duration delay, Supplier<? extends CompletionStage<?>> work);

    /**
     * Blocks the calling thread until a stage has completed in whatever way, or a time has passed. A virtual clock lets
     * its time pass meanwhile, up to the limit.
     *
     * @param stage what to wait for
     * @param limit the longest time to wait
     * @return true if the stage has completed
     * @throws InterruptedException if the thread is interrupted
     */
    boolean await(CompletionStage<?> stage, Duration limit) throws InterruptedException;
}
