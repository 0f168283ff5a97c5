package org.qoltanba.client;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes all threads of the SDK: named daemons, which never keep the application's JVM alive. */
final class DaemonThreads implements ThreadFactory {

    private final String name;
    private final AtomicInteger made = new AtomicInteger();

    /** Threads for one purpose, which stands in their names. */
    DaemonThreads(String purpose) {
        this.name = "qoltanba-" + purpose + "-";
    }

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(work, name + made.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
