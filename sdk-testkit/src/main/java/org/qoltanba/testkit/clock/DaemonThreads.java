package org.qoltanba.testkit.clock;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Where the testkit's own threads come from: daemons that end by themselves when idle, so that nothing need be closed. */
final class DaemonThreads implements ThreadFactory {

    private static final long IDLE_MILLIS = 200;

    private final String name;

    private DaemonThreads(String name) {
        this.name = name;
    }

    static Executor oneAtMost(String name) {
        return new ThreadPoolExecutor(
                0, 1, IDLE_MILLIS, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(), new DaemonThreads(name));
    }

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
