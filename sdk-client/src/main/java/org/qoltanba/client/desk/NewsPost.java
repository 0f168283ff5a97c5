package org.qoltanba.client.desk;

import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import org.qoltanba.api.spi.OperationStore;
import org.qoltanba.client.waiting.Timekeeper;
import org.qoltanba.client.waiting.Workers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes news that reached this process on to the others that share the store, on a thread of its own: whoever receives a
 * callback answers at once. The same news is passed on once while it waits, and there is an end to how much waits; polling
 * is the net.
 */
final class NewsPost implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NewsPost.class);
    private static final int MOST = 1_000;

    private final OperationStore store;
    private final Workers carrier;
    private final Timekeeper time;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean underWay = new AtomicBoolean();

    NewsPost(OperationStore store, Timekeeper time, ThreadFactory threads) {
        this.store = store;
        this.carrier = new Workers(1, threads);
        this.time = time.on(carrier);
    }

    /** Passes a signal on, soon. Does not block. */
    void send(String signal) {
        if (waiting.size() < MOST && waiting.add(signal)) {
            setOut();
        }
    }

    private void setOut() {
        if (underWay.compareAndSet(false, true)) {
            time.execute(this::carry);
        }
    }

    private void carry() {
        for (Iterator<String> left = waiting.iterator(); left.hasNext(); ) {
            String signal = left.next();
            left.remove();
            try {
                store.tell(signal);
            } catch (RuntimeException unreachable) {
                LOG.debug(
                        "News could not be passed on: {}.",
                        unreachable.getClass().getName());
            }
        }
        underWay.set(false);
        if (!waiting.isEmpty()) {
            setOut();
        }
    }

    @Override
    public void close() {
        carrier.close();
    }
}
