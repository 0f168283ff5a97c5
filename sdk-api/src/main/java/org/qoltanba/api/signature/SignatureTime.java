package org.qoltanba.api.signature;

import java.time.Instant;
import java.util.Objects;

/**
 * The earliest time at which a signature is proven to have existed (ETSI EN 319 102-1: best-signature-time).
 *
 * @param time the time
 * @param source what proves it
 * @since 0.1.0
 */
public record SignatureTime(Instant time, Source source) {

    /**
     * Checks that both are there.
     *
     * @param time the time
     * @param source what proves it
     */
    public SignatureTime {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(source, "source");
    }

    /**
     * What proves a time.
     *
     * @since 0.1.0
     */
    public enum Source {
        /** A signature-time-stamp. */
        SIGNATURE_TIME_STAMP,
        /** Another time stamp that covers the signature: on references, or of an archive. */
        ARCHIVE_TIME_STAMP,
        /** Nothing but the validation itself: the signature exists now. */
        VALIDATION
    }
}
