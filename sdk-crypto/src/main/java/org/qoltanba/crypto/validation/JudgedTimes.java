package org.qoltanba.crypto.validation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The times one signature is judged by.
 *
 * @param now when the validation takes place
 * @param used when the key was used: certificates must have been valid and known not to be revoked then. For a time
 *     stamp the time it states, for other signatures the time of their earliest proof
 * @param proven since when the signature is proven to exist; now if nothing proves more
 * @param notBefore the latest time at which the signature is proven not to have existed yet; null if nothing proves that
 */
record JudgedTimes(
        Instant now, Instant used, Instant proven, @Nullable Instant notBefore) {

    /** A signature about which nothing is known but that it exists now. */
    static JudgedTimes at(Instant now) {
        return new JudgedTimes(now, now, now, null);
    }

    /** Whether there is a proof that is older than the validation. */
    boolean isProven() {
        return proven.isBefore(now);
    }

    /** Whether the signature was certainly made at a time or after it. */
    boolean isAfter(Instant time) {
        return notBefore != null && !notBefore.isBefore(time);
    }
}
