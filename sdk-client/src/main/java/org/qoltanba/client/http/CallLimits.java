package org.qoltanba.client.http;

import java.time.Duration;
import java.util.Objects;

/**
 * How long and how many.
 *
 * @param attemptTimeout how long one attempt may take from the moment it has its turn, reading the answer included; a
 *     large body adds to it
 * @param callsInFlight how many calls to one host may be under way at a time
 */
public record CallLimits(Duration attemptTimeout, int callsInFlight) {

    /** Checks the bounds. */
    public CallLimits {
        Objects.requireNonNull(attemptTimeout, "attemptTimeout");
        if (attemptTimeout.isNegative() || attemptTimeout.toMillis() == 0) {
            throw new IllegalArgumentException(
                    "The attempt timeout must be at least a millisecond, not " + attemptTimeout + ".");
        }
        if (callsInFlight < 1) {
            throw new IllegalArgumentException(
                    "At least one call must be allowed in flight, not " + callsInFlight + ".");
        }
    }
}
