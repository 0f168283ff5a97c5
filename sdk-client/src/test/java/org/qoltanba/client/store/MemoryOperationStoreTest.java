package org.qoltanba.client.store;

import java.time.Duration;
import org.qoltanba.api.spi.OperationStore;
import org.qoltanba.testkit.clock.VirtualClock;
import org.qoltanba.testkit.store.OperationStoreContract;

/** The store of one process. */
class MemoryOperationStoreTest extends OperationStoreContract {

    private final VirtualClock clock = new VirtualClock();
    private final MemoryOperationStore store = MemoryOperationStore.create(clock);

    @Override
    protected OperationStore store() {
        return store;
    }

    @Override
    protected void pass(Duration time) throws InterruptedException {
        clock.advance(time);
    }
}
