package org.qoltanba.client.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.OperationStoreException;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.spi.Cancellable;
import org.qoltanba.api.spi.OperationStore;
import org.qoltanba.api.spi.StoredOperation;
import org.qoltanba.client.store.OperationDesk;
import org.qoltanba.client.waiting.Timekeeper;
import org.qoltanba.client.waiting.Watched;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds the operations of one name for this process. Once a second it keeps its lease, hears news and looks for more. */
final class Desk<R> implements OperationDesk<R> {

    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final Duration FORGETTING = Duration.ofHours(1);
    private static final Duration UNTIL_FINISHED = Duration.ofSeconds(10);

    private final DeskPlan<R> plan;
    private final OperationStore store;
    private final Consumer<String> wake;
    private final DeskThreads threads;
    private final Consumer<Desk<?>> farewell;
    private final NodeLease lease;
    private final Map<String, HeldOperation<R>> held = new ConcurrentHashMap<>();
    private final AtomicInteger resuming = new AtomicInteger();
    private volatile boolean mayBeMore;
    private volatile boolean closed;
    private volatile boolean troubled;
    private volatile @Nullable Cancellable nextRound;
    private @Nullable Instant forgotAt;

    /**
     * Begins nothing yet.
     *
     * @param names makes names nobody has
     * @param wake has the operations asked that wait for a signal
     * @param farewell told when it is closed
     */
    Desk(
            DeskPlan<R> plan,
            OperationStore store,
            Supplier<String> names,
            Consumer<String> wake,
            DeskThreads threads,
            Consumer<Desk<?>> farewell) {
        this.plan = plan;
        this.store = store;
        this.wake = wake;
        this.threads = threads;
        this.farewell = farewell;
        this.lease = new NodeLease(store, threads.tellers(), plan.lease(), names, this::lost);
    }

    /** Joins and begins to take up what is stored. Blocks until it has joined. */
    void start() {
        lease.keep();
        threads.keeper().execute(this::round);
    }

    private Timekeeper time() {
        return threads.keeper();
    }

    Instant now() {
        return time().now();
    }

    DeskPlan<R> plan() {
        return plan;
    }

    OperationStore store() {
        return store;
    }

    boolean isClosed() {
        return closed;
    }

    void tell(Runnable work) {
        threads.tellers().execute(work);
    }

    void resume(Runnable work) {
        threads.resumers().execute(work);
    }

    void later(Duration pause, Runnable work) {
        Cancellable unused = time().later(pause, work);
    }

    void forget(HeldOperation<R> operation) {
        held.remove(operation.stored().key(), operation);
    }

    @Override
    public boolean watch(PendingOperation<R> operation, String reference) {
        Objects.requireNonNull(operation, "operation");
        StoredOperation stored = stored(operation, reference);
        String node = lease.name();
        if (closed) {
            throw new IllegalStateException("This desk is closed. Start another one.");
        }
        if (node == null) {
            throw new OperationStoreException(
                    "The store of operations cannot be reached at the moment. The operation goes on: watch it again, or"
                            + " keep its resume token.",
                    false,
                    null);
        }
        if (!store.add(stored, node)) {
            return false;
        }
        HeldOperation<R> mine = new HeldOperation<>(stored, node, this);
        if (held.putIfAbsent(stored.key(), mine) == null) {
            mine.watch(operation);
            mine.update(operation, ROUND); // it may have changed before anybody listened
            if (closed || !node.equals(lease.name())) {
                drop(mine);
            }
        }
        return true;
    }

    private StoredOperation stored(PendingOperation<R> operation, String reference) {
        Objects.requireNonNull(reference, "reference");
        Watched known = Watched.of(operation);
        return StoredOperation.of(plan.name(), known.service(), operation.id(), reference)
                .withResumeToken(operation.resumeToken().orElse(null))
                .withExpiresAt(operation.expiresAt().orElse(null))
                .withSignals(known.signals());
    }

    private void round() {
        try {
            if (!closed) {
                lease.keep();
                String node = lease.name();
                if (node != null) {
                    hearNews(node);
                    takeUp();
                    forgetTheEnded();
                }
            }
            troubled = false;
        } catch (RuntimeException unreachable) {
            troubled(unreachable);
        } finally {
            if (!closed) {
                nextRound = time().later(ROUND, () -> threads.keeper().execute(this::round));
            }
        }
    }

    /** Once for each time of trouble; the type only, as stores may be the application's. */
    private void troubled(RuntimeException unreachable) {
        if (!troubled && !closed) {
            troubled = true;
            LOG.warn(
                    "The store of desk {} cannot be used, because of {}; it will be tried again every {}.",
                    plan.name(),
                    unreachable.getClass().getName(),
                    ROUND);
        }
    }

    private void hearNews(String node) {
        for (String key : store.news(node)) {
            HeldOperation<R> concerned = held.get(key);
            if (concerned != null) {
                concerned.stored().signals().forEach(wake);
            }
        }
    }

    /** Takes as many as can be resumed at a time; comes again when half of them are. */
    private void takeUp() {
        String node = lease.name();
        int room = plan.resumingAtATime() - resuming.get();
        if (node == null || closed || 2 * room < plan.resumingAtATime()) {
            return;
        }
        List<StoredOperation> taken;
        try {
            taken = store.take(plan.name(), node, room);
        } catch (OperationStoreException failure) {
            if (failure.mayHaveHappened()) {
                // Some may be leased that nobody watches; under another name everything is taken anew
                lease.giveUp(node);
            }
            throw failure;
        }
        mayBeMore = taken.size() == room;
        for (StoredOperation stored : taken) {
            HeldOperation<R> mine = new HeldOperation<>(stored, node, this);
            held.put(stored.key(), mine);
            resuming.incrementAndGet();
            resume(() -> {
                try {
                    mine.resume();
                } finally {
                    resumed();
                }
            });
            if (!node.equals(lease.name())) {
                drop(mine);
            }
        }
    }

    private void resumed() {
        int left = resuming.decrementAndGet();
        if (mayBeMore && 2 * left <= plan.resumingAtATime() && !closed) {
            threads.keeper().execute(() -> {
                try {
                    takeUp();
                } catch (RuntimeException unreachable) {
                    troubled(unreachable);
                }
            });
        }
    }

    private void forgetTheEnded() {
        Instant now = now();
        if (forgotAt == null || now.isAfter(forgotAt.plus(FORGETTING))) {
            forgotAt = now;
            store.forget(plan.rememberingEnded());
        }
    }

    /** Others may have taken over: nothing is watched here any longer. */
    private void lost() {
        if (!closed) {
            LOG.warn(
                    "Desk {} has lost its lease and stops watching {} operations; it goes on under another name.",
                    plan.name(),
                    held.size());
        }
        held.values().forEach(this::drop);
    }

    private void drop(HeldOperation<R> operation) {
        held.remove(operation.stored().key(), operation);
        operation.drop();
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        Cancellable next = nextRound;
        if (next != null) {
            next.cancel();
        }
        List<HeldOperation<R>> all = List.copyOf(held.values());
        all.forEach(HeldOperation::drop);
        awaitGone(all.stream().filter(HeldOperation::isFinishing).toList());
        try {
            lease.leave();
        } catch (RuntimeException unreachable) {
            LOG.warn("The store of desk {} could not be told that it closes; its lease will run out.", plan.name());
        }
        threads.close();
        farewell.accept(this);
    }

    private void awaitGone(List<HeldOperation<R>> finishing) {
        CompletableFuture<?> all = CompletableFuture.allOf(
                finishing.stream().map(HeldOperation::gone).toArray(CompletableFuture<?>[]::new));
        try {
            if (!all.isDone() && !time().isWorkingHere() && !time().await(all, UNTIL_FINISHED)) {
                LOG.warn("Desk {} closes before all outcomes were delivered.", plan.name());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return "OperationDesk[" + plan.name() + ", " + held.size() + " watched]";
    }
}
