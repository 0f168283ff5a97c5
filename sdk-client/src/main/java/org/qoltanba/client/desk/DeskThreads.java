package org.qoltanba.client.desk;

import java.util.concurrent.ThreadFactory;
import org.qoltanba.client.waiting.Timekeeper;
import org.qoltanba.client.waiting.Workers;

/**
 * The threads of a desk, which block, so that nobody else's do: one talks to the store about the lease and must never be
 * kept waiting, some resume operations, some deliver outcomes.
 */
final class DeskThreads implements AutoCloseable {

    private static final int TELLERS = 4;

    private final Workers keeping;
    private final Workers resuming;
    private final Workers telling;
    private final Timekeeper keeper;
    private final Timekeeper resumers;
    private final Timekeeper tellers;

    /** Starts no thread yet. */
    DeskThreads(Timekeeper time, int resumingAtATime, ThreadFactory threads) {
        this.keeping = new Workers(1, threads);
        this.resuming = new Workers(resumingAtATime, threads);
        this.telling = new Workers(TELLERS, threads);
        this.keeper = time.on(keeping);
        this.resumers = time.on(resuming);
        this.tellers = time.on(telling);
    }

    Timekeeper keeper() {
        return keeper;
    }

    Timekeeper resumers() {
        return resumers;
    }

    Timekeeper tellers() {
        return tellers;
    }

    /** Finishes what is queued; nothing new is taken. */
    @Override
    public void close() {
        keeping.close();
        resuming.close();
        telling.close();
    }
}
