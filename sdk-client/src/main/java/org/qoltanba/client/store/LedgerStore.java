package org.qoltanba.client.store;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.qoltanba.api.operation.OperationState;
import org.qoltanba.api.spi.Delivery;
import org.qoltanba.api.spi.OperationStore;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.api.spi.StoredOperation;

/** A store of one process: a ledger under a lock. Whatever must survive the process is written down by a subclass. */
abstract class LedgerStore implements OperationStore {

    private final SdkClock clock;
    private final ReentrantLock lock = new ReentrantLock();
    final Ledger ledger = new Ledger();

    LedgerStore(SdkClock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** Notes a change of an operation; called under the lock, before it is made. */
    abstract void note(StoreLine line);

    /** Returns when all that was noted by this thread is where it survives; called without the lock. */
    abstract void settle();

    /** Refuses to work after closing. Called under the lock. */
    void requireOpen() {}

    <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            requireOpen();
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private <T> T lasting(Supplier<T> work) {
        T result = locked(work);
        settle();
        return result;
    }

    @Override
    public void join(String node, Duration lease) {
        requireName(node);
        locked(() -> {
            ledger.join(node, Ledger.after(clock.now(), lease));
            return true;
        });
    }

    static void requireName(String node) {
        Objects.requireNonNull(node, "node");
        if (node.isEmpty() || node.length() > StoredOperation.LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "A node has a name of 1 to " + StoredOperation.LONGEST_NAME + " characters.");
        }
    }

    @Override
    public boolean renew(String node, Duration lease) {
        Objects.requireNonNull(node, "node");
        return locked(() -> ledger.renew(node, Ledger.after(clock.now(), lease)));
    }

    @Override
    public void leave(String node) {
        Objects.requireNonNull(node, "node");
        locked(() -> {
            ledger.leave(node);
            return true;
        });
    }

    @Override
    public boolean add(StoredOperation operation, String node) {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(node, "node");
        return lasting(() -> {
            Ledger.Entry known = ledger.find(operation.key());
            if (known == null) {
                note(StoreLine.added(operation));
                ledger.give(ledger.add(operation), node);
                return true;
            }
            return known.isHeldBy(ledger.living(node));
        });
    }

    @Override
    public boolean update(StoredOperation operation, String node) {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(node, "node");
        return lasting(() -> {
            Ledger.Entry entry = ledger.find(operation.key());
            if (entry == null || entry.endedAt != null || !entry.isHeldBy(ledger.node(node))) {
                return false;
            }
            note(StoreLine.changed(operation));
            ledger.change(entry, operation);
            return true;
        });
    }

    @Override
    public List<StoredOperation> take(String desk, String node, int most) {
        Objects.requireNonNull(desk, "desk");
        Objects.requireNonNull(node, "node");
        if (most < 1) {
            throw new IllegalArgumentException("At least one operation must be taken, not " + most + ".");
        }
        return locked(() -> {
            ledger.buryTheDead(clock.now());
            return ledger.take(desk, node, most);
        });
    }

    @Override
    public Delivery deliver(StoredOperation operation, String node, OperationState outcome) {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(node, "node");
        Delivery.requireOutcome(outcome);
        return lasting(() -> {
            Ledger.Entry entry = ledger.find(operation.key());
            if (entry == null) {
                return Delivery.UNKNOWN;
            }
            int earlier = entry.deliveries;
            boolean granted = entry.endedAt == null && entry.isHeldBy(ledger.node(node));
            if (granted) {
                OperationState first = entry.outcome == null ? outcome : entry.outcome;
                note(StoreLine.delivered(operation.key(), earlier + 1, first));
                entry.deliveries++;
                entry.outcome = first;
            }
            return new Delivery(granted, earlier, entry.outcome);
        });
    }

    @Override
    public boolean end(StoredOperation operation, String node) {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(node, "node");
        return lasting(() -> {
            Ledger.Entry entry = ledger.find(operation.key());
            if (entry == null || entry.endedAt != null) {
                return entry != null;
            }
            boolean granted = entry.isHeldBy(ledger.node(node));
            if (granted) {
                note(StoreLine.ended(operation.key(), clock.now()));
                ledger.end(entry, clock.now());
            }
            return granted;
        });
    }

    @Override
    public void tell(String signal) {
        Objects.requireNonNull(signal, "signal");
        locked(() -> {
            ledger.tell(signal);
            return true;
        });
    }

    @Override
    public Set<String> news(String node) {
        Objects.requireNonNull(node, "node");
        return locked(() -> ledger.news(node));
    }

    @Override
    public int forget(Duration age) {
        Objects.requireNonNull(age, "age");
        if (age.isNegative()) {
            throw new IllegalArgumentException("Operations that will end cannot be forgotten; the age is " + age + ".");
        }
        return locked(() -> ledger.forget(clock.now().minus(age)));
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + ledger.size() + " operations]";
    }
}
