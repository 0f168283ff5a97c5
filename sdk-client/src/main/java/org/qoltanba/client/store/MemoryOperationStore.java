package org.qoltanba.client.store;

import java.util.Objects;
import org.qoltanba.api.spi.SdkClock;

/**
 * Keeps operations as long as the process lives: the default, and good for tests. Desks of one process can share it as
 * nodes do.
 *
 * <p>Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class MemoryOperationStore extends LedgerStore {

    private MemoryOperationStore(SdkClock clock) {
        super(clock);
    }

    /**
     * An empty store with the time of this machine.
     *
     * @return a new store
     */
    public static MemoryOperationStore create() {
        return create(SdkClock.system());
    }

    /**
     * An empty store.
     *
     * @param clock the time of its leases
     * @return a new store
     */
    public static MemoryOperationStore create(SdkClock clock) {
        return new MemoryOperationStore(Objects.requireNonNull(clock, "clock"));
    }

    @Override
    void note(StoreLine line) {
        // The ledger is all there is
    }

    @Override
    void settle() {
        // Nothing survives the process
    }

    /** Nothing was opened. What is kept stays usable, for desks that close later. */
    @Override
    public void close() {}
}
