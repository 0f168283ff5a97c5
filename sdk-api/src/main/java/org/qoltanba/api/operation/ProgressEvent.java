package org.qoltanba.api.operation;

import java.time.Instant;
import java.util.Objects;

/**
 * Something happened to a pending operation.
 *
 * @param kind what happened
 * @param at when the SDK learned of it
 * @since 0.1.0
 */
public record ProgressEvent(Kind kind, Instant at) {

    /**
     * Checks that both are there.
     *
     * @param kind what happened
     * @param at when the SDK learned of it
     */
    public ProgressEvent {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(at, "at");
    }

    /**
     * What can happen. New kinds may be added: give a {@code switch} a default.
     *
     * @since 0.1.0
     */
    public enum Kind {
        /** The service was asked and nobody had acted yet. */
        POLLED,
        /** Asking failed for a passing reason; it will be asked again. */
        POLL_FAILED,
        /** A person has scanned the code, or opened the link, that leads to the operation. */
        SCANNED,
        /** The person's device has what is to be signed. */
        DOWNLOADED,
        /** The person has signed. */
        SIGNED,
        /** A typed code was refused; another may be typed. */
        CODE_REJECTED,
        /** Somebody acted; the result is being fetched. */
        CONFIRMED,
        /** The operation ended; its state tells how. */
        ENDED
    }
}
