package org.qoltanba.testkit.threads;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Where the testkit's own threads come from: daemons, which never keep an application alive. */
public final class DaemonThreads implements ThreadFactory {

    private static final long IDLE_MILLIS = 200;

    private final String name;

    /**
     * Threads with a name.
     *
     * @param name what they are for
     */
    public DaemonThreads(String name) {
        this.name = name;
    }

    /**
     * A thread that ends by itself when idle, so that nothing need be closed.
     *
     * @param name what it is for
     * @return runs one task after the other
     */
    public static Executor oneAtMost(String name) {
        return new ThreadPoolExecutor(
                0, 1, IDLE_MILLIS, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), new DaemonThreads(name));
    }

    /**
     * A few threads that end by themselves when idle.
     *
     * @param name what they are for
     * @param number at most so many
     * @return to be shut down
     */
    public static ExecutorService few(String name, int number) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                number,
                number,
                IDLE_MILLIS,
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(),
                new DaemonThreads(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /**
     * A thread that does things at intervals of real time.
     *
     * @param name what it is for
     * @return to be shut down
     */
    public static ScheduledExecutorService timer(String name) {
        return new ScheduledThreadPoolExecutor(1, new DaemonThreads(name));
    }

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
