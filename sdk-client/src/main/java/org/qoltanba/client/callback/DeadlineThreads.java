package org.qoltanba.client.callback;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads of a receiver: a few, and each has so much time for a request. A caller who sends nothing, or a byte now and
 * then, is cut off: interrupting a thread closes the connection it reads from. Real time, as always with sockets.
 */
final class DeadlineThreads implements Executor, AutoCloseable {

    private static final int MOST = 8;
    private static final int QUEUED = 1024;
    private static final long IDLE_SECONDS = 30;

    private final ThreadFactory factory;
    private final long millis;
    private final ThreadPoolExecutor workers;
    private final ScheduledThreadPoolExecutor deadlines;

    DeadlineThreads(ThreadFactory factory, Duration limit) {
        this.factory = factory;
        this.millis = limit.toMillis();
        this.workers = new ThreadPoolExecutor(
                MOST, MOST, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(QUEUED), factory);
        this.workers.allowCoreThreadTimeOut(true);
        this.deadlines = new ScheduledThreadPoolExecutor(1, factory);
        this.deadlines.setRemoveOnCancelPolicy(true);
    }

    /** Has the server start on a thread of ours, whose being a daemon its own threads inherit. */
    void begin(Runnable start) throws IOException {
        Thread starter = factory.newThread(start);
        starter.start();
        try {
            starter.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The thread was interrupted while the receiver was started.");
        }
    }

    @Override
    public void execute(Runnable request) {
        try {
            workers.execute(() -> runInTime(request));
        } catch (RejectedExecutionException full) {
            // More than a thousand are waiting, or the receiver is closed: the service sends it again
        }
    }

    private void runInTime(Runnable request) {
        Deadline deadline = new Deadline(Thread.currentThread());
        ScheduledFuture<?> ending = deadlines.schedule(deadline::pass, millis, TimeUnit.MILLISECONDS);
        try {
            request.run();
        } finally {
            deadline.keep();
            ending.cancel(false);
        }
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        workers.shutdownNow();
    }

    /** Interrupts a thread as long as it is at this request, and not at the next. */
    private static final class Deadline {

        private final Thread thread;
        private boolean over;

        Deadline(Thread thread) {
            this.thread = thread;
        }

        synchronized void pass() {
            if (!over) {
                thread.interrupt();
            }
        }

        synchronized void keep() {
            over = true;
            Thread.interrupted(); // the next request begins unharmed
        }
    }
}
