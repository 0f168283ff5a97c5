package org.qoltanba.client.waiting;

import java.time.Duration;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * How long to wait between two polls when the service does not say: the first delay, then growing by a factor up to a
 * cap, each time multiplied by a random number from 0.5 to 1.0 so that operations begun together do not stay together.
 *
 * @param first the first delay
 * @param factor by how much each delay is longer than the one before; 1 keeps it
 * @param longest the cap
 */
public record PollSchedule(Duration first, double factor, Duration longest) {

    /** For services that recommend nothing: 1 s, growing by half to 10 s. */
    public static final PollSchedule DEFAULT = new PollSchedule(Duration.ofSeconds(1), 1.5, Duration.ofSeconds(10));

    /** Checks the bounds. */
    public PollSchedule {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(longest, "longest");
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("The first poll interval must be positive and the longest not shorter,"
                    + " for example 1 s and 10 s; given are " + first + " and " + longest + ".");
        }
        if (longest.compareTo(Duration.ofDays(365)) > 0) {
            throw new IllegalArgumentException("Poll intervals of up to 365 days are possible, not " + longest + ".");
        }
        if (!(factor >= 1)) {
            throw new IllegalArgumentException("Poll intervals grow by a factor of at least 1, not " + factor + ".");
        }
    }

    /**
     * The delay after a number of polls, before chance.
     *
     * @param polls how many polls there were; not negative
     * @return from {@link #first()} to {@link #longest()}, in nanoseconds
     */
    long nanosAfter(int polls) {
        double nanos = first.toNanos() * Math.pow(factor, polls);
        return nanos >= longest.toNanos() ? longest.toNanos() : (long) nanos;
    }

    /** The delay with chance: from half of it to all of it. */
    long jitteredNanosAfter(int polls, RandomGenerator random) {
        long nanos = nanosAfter(polls);
        return nanos - (long) (nanos * 0.5 * random.nextDouble());
    }
}
