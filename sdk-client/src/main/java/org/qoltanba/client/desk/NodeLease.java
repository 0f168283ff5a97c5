package org.qoltanba.client.desk;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.spi.Cancellable;
import org.qoltanba.api.spi.OperationStore;
import org.qoltanba.client.waiting.Timekeeper;

/**
 * This process as a node of the store. The lease is given up when the store says that it is lost, and when it cannot have
 * been renewed in time for all this process knows: then others may have taken over. The next one has a new name.
 */
final class NodeLease {

    /** How often a lease is renewed before it runs out. */
    private static final int RENEWALS = 3;

    private final OperationStore store;
    private final Timekeeper time;
    private final Duration length;
    private final Supplier<String> names;
    private final Runnable lost;

    private final Object lock = new Object();
    private volatile @Nullable String name;
    private long renewedAt;
    private @Nullable Cancellable guard;

    /**
     * Joins nothing yet.
     *
     * @param time runs what follows from a loss, not on the thread that talks to the store
     * @param names makes names nobody has
     * @param lost told when the lease is lost
     */
    NodeLease(OperationStore store, Timekeeper time, Duration length, Supplier<String> names, Runnable lost) {
        this.store = store;
        this.time = time;
        this.length = length;
        this.names = names;
        this.lost = lost;
    }

    /** The name of this node; null while it has no lease. */
    @Nullable
    String name() {
        return name;
    }

    /** Joins, or renews if it is time to. Blocks. */
    void keep() {
        String node = name;
        long begun = time.nanoTime();
        if (node == null) {
            String fresh = names.get();
            store.join(fresh, length);
            hold(fresh, begun);
        } else if (begun - renewedAt >= length.dividedBy(RENEWALS).toNanos()) {
            if (store.renew(node, length)) {
                hold(node, begun);
            } else {
                giveUp(node);
            }
        }
    }

    /** From before the store was asked: its clock may have begun to run at once. */
    private void hold(String node, long since) {
        synchronized (lock) {
            if (guard != null) {
                guard.cancel();
            }
            name = node;
            renewedAt = since;
            Duration left = length.minusNanos(time.nanoTime() - since);
            guard = time.later(left, () -> time.execute(() -> giveUp(node)));
        }
    }

    /** Stops counting on a lease. */
    void giveUp(String node) {
        synchronized (lock) {
            if (!node.equals(name)) {
                return;
            }
            name = null;
            if (guard != null) {
                guard.cancel();
            }
        }
        lost.run();
    }

    /** Lets others have everything at once. Blocks. */
    void leave() {
        String node;
        synchronized (lock) {
            node = name;
            name = null;
            if (guard != null) {
                guard.cancel();
            }
        }
        if (node != null) {
            store.leave(node);
        }
    }
}
