package org.qoltanba.client.waiting;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The SDK's own executor: a few daemon threads, bounded. A continuation that blocks on the SDK, which needs these very
 * threads to unblock it, is replaced by another thread for as long as it blocks.
 */
public final class Workers implements Executor, AutoCloseable {

    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final int MOST = 256;

    private final ThreadPoolExecutor pool;
    private final int size;
    private int blocked;

    /**
     * Starts no thread yet.
     *
     * @param size how many threads work at a time
     * @param threads makes them; daemons
     */
    public Workers(int size, ThreadFactory threads) {
        this.size = size;
        this.pool = new ThreadPoolExecutor(
                size,
                Math.max(size, MOST),
                IDLE.toMillis(),
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(),
                threads);
        pool.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable work) {
        pool.execute(work);
    }

    synchronized void oneBlocks() {
        blocked++;
        resize();
    }

    synchronized void oneGoesOn() {
        blocked--;
        resize();
    }

    private void resize() {
        pool.setCorePoolSize(Math.min(size + blocked, pool.getMaximumPoolSize()));
    }

    /** Finishes what is queued; nothing new is taken. */
    @Override
    public void close() {
        pool.shutdown();
    }

    /**
     * Waits until the threads have ended.
     *
     * @param limit the longest time
     * @return true if they have
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean awaitEnd(Duration limit) throws InterruptedException {
        return pool.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS);
    }
}
