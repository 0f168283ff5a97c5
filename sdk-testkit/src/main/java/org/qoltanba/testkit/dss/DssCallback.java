package org.qoltanba.testkit.dss;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * One time that DSS called an application back (contract sections 9.1 and 12.4).
 *
 * @param uri where
 * @param body what was sent, JSON
 * @param at when the outcome was known, on the clock of the world
 * @param status the HTTP status of the answer; empty if there was none
 * @param problem why there was no answer; empty text if there was one
 * @since 0.1.0
 */
public record DssCallback(URI uri, String body, Instant at, OptionalInt status, String problem) {

    /**
     * Checks that all parts are there.
     *
     * @param uri where
     * @param body what
     * @param at when
     * @param status the HTTP status
     * @param problem what was wrong
     */
    public DssCallback {
        Objects.requireNonNull(uri, "uri");
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(problem, "problem");
    }
}
