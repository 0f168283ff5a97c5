package org.qoltanba.client.waiting;

import org.jspecify.annotations.Nullable;

/**
 * How much asking is allowed, for each service.
 *
 * @param pollsInFlight how many polls may be under way at a time; at least 1
 * @param pollsPerSecond how many polls may be begun in a second; at least 1
 * @param schedule poll intervals the application has set; null to follow each service's own
 */
public record WaitingLimits(
        int pollsInFlight, int pollsPerSecond, @Nullable PollSchedule schedule) {

    /** Checks the bounds. */
    public WaitingLimits {
        if (pollsInFlight < 1 || pollsPerSecond < 1) {
            throw new IllegalArgumentException(
                    "At least one poll in flight and one poll a second must be allowed; given" + " are " + pollsInFlight
                            + " and " + pollsPerSecond + ".");
        }
    }
}
