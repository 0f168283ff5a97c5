package org.qoltanba.crypto.pki;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When an OCSP answer is good for a time (RFC 6960 section 3.2). An answer without nextUpdate says that newer information
 * is always available, so its age is bounded.
 *
 * @param maxAge how old an answer without nextUpdate may be
 */
record Freshness(Duration maxAge) {

    /** What public verifiers allow around a time stamp. */
    static final Freshness USUAL = new Freshness(Duration.ofMinutes(5));

    /** How far the clocks of responders may be ahead of ours. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    Freshness {
        if (maxAge.isNegative()) {
            throw new IllegalArgumentException("The greatest age cannot be negative: " + maxAge + ".");
        }
    }

    Optional<String> obstacle(Instant thisUpdate, @Nullable Instant nextUpdate, Instant at) {
        if (at.isBefore(thisUpdate.minus(SKEW))) {
            return Optional.of("The OCSP answer was made later, at " + thisUpdate + ".");
        }
        if (at.isAfter(end(thisUpdate, nextUpdate))) {
            return Optional.of(
                    nextUpdate == null
                            ? "The OCSP answer of " + thisUpdate + " is older than " + maxAge + "."
                            : "The OCSP answer is outdated since " + nextUpdate + ".");
        }
        return Optional.empty();
    }

    /** The last instant it is good for. */
    Instant end(Instant thisUpdate, @Nullable Instant nextUpdate) {
        return nextUpdate == null ? thisUpdate.plus(maxAge) : nextUpdate;
    }
}
