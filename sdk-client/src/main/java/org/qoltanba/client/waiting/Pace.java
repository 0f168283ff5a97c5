package org.qoltanba.client.waiting;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When one operation is polled next: by the service's wish, else by the schedule, and never later than just after the
 * service's deadline. After failures it slows down further. In monotonic time. Not thread-safe; an operation asks one
 * question at a time.
 */
final class Pace {

    /** Outages pass more slowly than people act: 30 in a row are about twenty minutes. */
    static final int FAILURES_IN_A_ROW = 30;

    /** Tries to learn the final state once the deadline has passed. */
    static final int LAST_TRIES = 3;

    private static final PollSchedule AFTER_FAILURES =
            new PollSchedule(Duration.ofSeconds(1), 2, Duration.ofSeconds(60));
    private static final long SHORTEST_HINT = Duration.ofMillis(100).toNanos();
    private static final Duration LONGEST_HINT = Duration.ofHours(1);
    private static final long NEVER = -1;

    private final PollSchedule schedule;
    private final long beganAt;
    private final Duration grace;
    private long lastPollAfter;
    private int polls;
    private int failures;
    private int lastFailures;

    Pace(PollSchedule schedule, @Nullable Instant expiresAt, Duration grace, Instant now, long nanoTime) {
        this.schedule = schedule;
        this.beganAt = nanoTime;
        this.grace = grace;
        this.lastPollAfter = expiresAt == null ? NEVER : lifetime(now, expiresAt.plus(grace));
    }

    /** A service's deadline is a time of day; the wait itself goes by monotonic time. */
    private static long lifetime(Instant now, Instant end) {
        Duration left = Duration.between(now, end);
        if (left.isNegative()) {
            return 0;
        }
        return left.compareTo(Duration.ofDays(36_500)) > 0 ? NEVER : left.toNanos();
    }

    /** The service gives up at another time than it said before. */
    void extend(Instant expiresAt, Instant now, long nanoTime) {
        long left = lifetime(now, expiresAt.plus(grace));
        lastPollAfter = left == NEVER ? NEVER : nanoTime - beganAt + left;
        lastFailures = 0;
    }

    /** Whether a poll begun now is the last: what is not final then has expired. */
    boolean isLast(long now) {
        return lastPollAfter != NEVER && now - beganAt >= lastPollAfter;
    }

    /** When to poll after an answer, or for the first time. */
    long next(long now, @Nullable Duration hint, RandomGenerator random) {
        failures = 0;
        lastFailures = 0;
        return bounded(now, hint != null ? nanos(hint) : schedule.jitteredNanosAfter(polls++, random));
    }

    /** Counts a passing failure; true if asking goes on. */
    boolean survivesFailure(boolean last) {
        failures++;
        lastFailures = last ? lastFailures + 1 : 0;
        return failures <= FAILURES_IN_A_ROW && lastFailures < LAST_TRIES;
    }

    /** When to poll after a passing failure that was survived. */
    long nextAfterFailure(long now, @Nullable Duration hint, RandomGenerator random) {
        if (lastFailures > 0) {
            return now + AFTER_FAILURES.jitteredNanosAfter(lastFailures, random);
        }
        long regular = schedule.jitteredNanosAfter(polls, random);
        long slowed = AFTER_FAILURES.jitteredNanosAfter(failures - 1, random);
        return bounded(now, hint != null ? nanos(hint) : Math.max(regular, slowed));
    }

    private long bounded(long now, long delay) {
        long left = beganAt + lastPollAfter - now;
        return now + (lastPollAfter == NEVER ? delay : Math.max(0, Math.min(delay, left)));
    }

    private static long nanos(Duration hint) {
        return hint.compareTo(LONGEST_HINT) > 0 ? LONGEST_HINT.toNanos() : Math.max(SHORTEST_HINT, hint.toNanos());
    }
}
