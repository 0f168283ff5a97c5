package org.qoltanba.client.waiting;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.qoltanba.api.spi.Cancellable;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.api.spi.SdkScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The machine's own time, kept by one daemon thread. What it is given must be short and must not throw.
 */
public final class SystemTime implements SdkScheduler, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SystemTime.class);

    private final SdkClock clock = SdkClock.system();
    private final ScheduledThreadPoolExecutor thread;

    /**
     * Starts no thread yet: the first scheduled work does.
     *
     * @param threads makes the one daemon thread
     */
    public SystemTime(ThreadFactory threads) {
        thread = new ScheduledThreadPoolExecutor(1, threads, new ThreadPoolExecutor.DiscardPolicy());
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Instant now() {
        return clock.now();
    }

    @Override
    public long nanoTime() {
        return clock.nanoTime();
    }

    /** Does not look at the stage: real time waits for nobody. After {@link #close()} nothing is started any more. */
    @Override
    public Cancellable schedule(Duration delay, Supplier<? extends CompletionStage<?>> work) {
        Future<?> scheduled = thread.schedule(() -> start(work), nanos(delay), TimeUnit.NANOSECONDS);
        return () -> scheduled.cancel(false);
    }

    @Override
    public boolean await(CompletionStage<?> stage, Duration limit) throws InterruptedException {
        try {
            stage.toCompletableFuture().get(nanos(limit), TimeUnit.NANOSECONDS);
        } catch (TimeoutException tooEarly) {
            return false;
        } catch (ExecutionException | CancellationException ended) {
            return true;
        }
        return true;
    }

    /** Drops what is scheduled and ends the thread. */
    @Override
    public void close() {
        thread.shutdownNow();
    }

    /**
     * Waits until the thread has ended.
     *
     * @param limit the longest time
     * @return true if it has
     * @throws InterruptedException if the calling thread is interrupted
     */
    public boolean awaitEnd(Duration limit) throws InterruptedException {
        return thread.awaitTermination(nanos(limit), TimeUnit.NANOSECONDS);
    }

    private static void start(Supplier<? extends CompletionStage<?>> work) {
        try {
            CompletionStage<?> unused = work.get();
        } catch (RuntimeException bug) {
            LOG.error("Scheduled work of the SDK failed; please report this.", Faults.withoutWords(bug));
        }
    }

    private static long nanos(Duration duration) {
        // Duration.toNanos overflows after 292 years; somebody may mean "forever"
        return duration.toSeconds() >= Long.MAX_VALUE / 2_000_000_000L ? Long.MAX_VALUE / 2 : duration.toNanos();
    }
}
