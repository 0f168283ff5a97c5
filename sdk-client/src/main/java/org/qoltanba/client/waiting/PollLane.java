package org.qoltanba.client.waiting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.spi.Cancellable;

/**
 * The polls of one service in the order they are due. One timer for all of them. A poll is begun when it is due, fewer
 * than the cap are under way, and the budget allows; when there are more than that, everybody waits longer and nobody is
 * left out, because whoever has been served is due after all who have not.
 */
final class PollLane {

    /** A wait in the lane. Its fields belong to the lane and are touched under its lock only. */
    abstract static class Entry {

        private long dueAt;
        private long turn;
        private boolean queued;

        /** Begins the poll; called on the executor. {@link PollLane#pollEnded()} must follow. */
        abstract void poll();
    }

    private static final Comparator<Entry> BY_DUE_TIME = (a, b) -> {
        // Differences, because monotonic time may wrap around
        long sooner = a.dueAt - b.dueAt;
        return sooner != 0 ? Long.signum(sooner) : Long.compare(a.turn, b.turn);
    };

    private final Timekeeper time;
    private final RandomGenerator random;
    private final int cap;
    private final long nanosPerPoll;
    private final long burstNanos;

    private final Object lock = new Object();
    private final TreeSet<Entry> queue = new TreeSet<>(BY_DUE_TIME);
    private long turns;
    private int inFlight;
    private long budgetFrom;
    private @Nullable Cancellable timer;
    private long timerAt;

    PollLane(Timekeeper time, WaitingLimits limits, RandomGenerator random) {
        this.time = time;
        this.random = random;
        this.cap = limits.pollsInFlight();
        this.nanosPerPoll = 1_000_000_000L / limits.pollsPerSecond();
        // A tenth of a second's worth may be caught up, so that a timer's lateness does not cost budget
        this.burstNanos = Math.max(nanosPerPoll, 100_000_000L) - nanosPerPoll;
        this.budgetFrom = time.nanoTime() - burstNanos;
    }

    /** Queues a wait, anew if it is queued. The moment is worked out under the lane's lock, which guards the chance. */
    void enqueue(Entry entry, ToLongFunction<RandomGenerator> moment) {
        synchronized (lock) {
            remove(entry);
            entry.dueAt = moment.applyAsLong(random);
            entry.turn = turns++;
            entry.queued = queue.add(entry);
        }
        serve();
    }

    /**
     * Has a queued wait due at a moment, unless it is due sooner anyway.
     *
     * @return false if it is not queued
     */
    boolean enqueueSooner(Entry entry, long moment) {
        synchronized (lock) {
            if (!entry.queued) {
                return false;
            }
            if (entry.dueAt - moment <= 0) {
                return true;
            }
            remove(entry);
            entry.dueAt = moment;
            entry.turn = turns++;
            entry.queued = queue.add(entry);
        }
        serve();
        return true;
    }

    /** Takes a wait out, if it is queued. */
    void dequeue(Entry entry) {
        synchronized (lock) {
            remove(entry);
        }
    }

    /** Takes a wait out because its owner polls now. Such a poll uses up budget but does not wait for it. */
    void pollOutOfTurn(Entry entry) {
        synchronized (lock) {
            remove(entry);
            spend(time.nanoTime());
        }
    }

    /** The poll that was begun has ended. */
    void pollEnded() {
        synchronized (lock) {
            inFlight--;
        }
        serve();
    }

    /** Begins all polls that may be begun now and sets the timer for the next. */
    private void serve() {
        List<Entry> served = new ArrayList<>();
        synchronized (lock) {
            long now = time.nanoTime();
            while (!queue.isEmpty() && inFlight < cap && queue.first().dueAt - now <= 0 && budgetFrom - now <= 0) {
                Entry next = queue.first();
                remove(next);
                spend(now);
                served.add(next);
            }
            if (!queue.isEmpty() && inFlight < cap) {
                long next = queue.first().dueAt;
                wakeAt(next - budgetFrom < 0 ? budgetFrom : next, now);
            }
        }
        served.forEach(entry -> time.execute(entry::poll));
    }

    private void remove(Entry entry) {
        if (entry.queued) {
            entry.queued = false;
            queue.remove(entry);
        }
    }

    private void spend(long now) {
        inFlight++;
        long earliest = now - burstNanos;
        budgetFrom = (budgetFrom - earliest < 0 ? earliest : budgetFrom) + nanosPerPoll;
    }

    private void wakeAt(long moment, long now) {
        if (timer != null && timerAt - moment <= 0) {
            return;
        }
        if (timer != null) {
            timer.cancel();
        }
        timerAt = moment;
        timer = time.later(Duration.ofNanos(Math.max(0, moment - now)), this::woken);
    }

    private void woken() {
        synchronized (lock) {
            timer = null;
        }
        serve();
    }
}
