package org.qoltanba.client.waiting;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.qoltanba.api.operation.PendingOperation;

/**
 * Waits for all operations of one {@code Qoltanba} object. No operation has a thread: the timekeeper says when the next
 * poll of a service is due, polls run asynchronously, and their number is bounded at a time and per second.
 *
 * <p>Safe to share between threads.
 */
public final class WaitingEngine implements AutoCloseable {

    private final Timekeeper time;
    private final WaitingLimits limits;
    private final SplittableGenerator random;
    private final Map<String, PollLane> lanes = new ConcurrentHashMap<>();
    private final Set<WaitingOperation<?>> live = ConcurrentHashMap.newKeySet();
    private final Signals signals = new Signals();
    private volatile SignalRelay relay = SignalRelay.NONE;
    private volatile boolean closed;

    /**
     * Starts nothing yet.
     *
     * @param time keeps time and runs continuations
     * @param limits how much asking is allowed
     * @param random spreads the polls
     */
    public WaitingEngine(Timekeeper time, WaitingLimits limits, SplittableGenerator random) {
        this.time = Objects.requireNonNull(time, "time");
        this.limits = Objects.requireNonNull(limits, "limits");
        this.random = Objects.requireNonNull(random, "random");
    }

    /**
     * Watches an operation from now on.
     *
     * @param spec what to watch and how
     * @param <R> what it yields
     * @return the running operation; detached already if this engine is closed
     */
    public <R> PendingOperation<R> begin(WaitSpec<R> spec) {
        PollLane lane = lanes.computeIfAbsent(spec.budget, this::lane);
        WaitingOperation<R> operation =
                new WaitingOperation<>(spec, schedule(spec), lane, time, this::forget, signals::heed);
        live.add(operation);
        signals.heed(operation);
        operation.watch();
        if (closed) {
            operation.closed();
        }
        return operation;
    }

    /**
     * Has every operation that waits for certain news asked soon: at its next turn, and at most once a second, whatever
     * comes in. Nothing is believed, the services are asked as ever. Does not block.
     *
     * @param signal the name of the news, see {@link WaitSpec.Builder#wokenBy}
     */
    public void wake(String signal) {
        if (!wakeHere(signal)) {
            relay.pass(signal);
        }
    }

    /**
     * The same for news that another process has received: it is not passed on again.
     *
     * @param signal the name of the news
     * @return true if an operation of this engine waits for it
     */
    public boolean wakeHere(String signal) {
        List<WaitingOperation<?>> waiting = signals.of(signal);
        waiting.forEach(WaitingOperation::wake);
        return !waiting.isEmpty();
    }

    /**
     * Who carries news that nobody here waits for to other processes. Nobody, unless this is called.
     *
     * @param newRelay carries it
     */
    public void relay(SignalRelay newRelay) {
        this.relay = Objects.requireNonNull(newRelay, "newRelay");
    }

    /** How many names of news somebody waits for. */
    int heard() {
        return signals.size();
    }

    private void forget(WaitingOperation<?> operation) {
        live.remove(operation);
        signals.heed(operation);
    }

    /** Ends all waits: the operations are detached, not called off, and may be taken up again from their tokens. */
    @Override
    public void close() {
        closed = true;
        live.forEach(WaitingOperation::closed);
    }

    private PollSchedule schedule(WaitSpec<?> spec) {
        return limits.schedule() != null ? limits.schedule() : spec.schedule;
    }

    private PollLane lane(String service) {
        synchronized (random) {
            return new PollLane(time, limits, random.split());
        }
    }

    @Override
    public String toString() {
        return "WaitingEngine[" + live.size() + " waiting]";
    }
}
