package org.qoltanba.testkit.sigex;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One time that SIGEX called a webhook.
 *
 * @param at when the outcome was known, on the clock of the world
 * @param status the HTTP status of the answer; empty if there was none
 * @param problem why this does not count as taken; empty if it does
 * @since 0.1.0
 */
public record WebhookAttempt(Instant at, OptionalInt status, Optional<String> problem) {

    /**
     * Checks that all parts are there.
     *
     * @param at when
     * @param status the HTTP status
     * @param problem what was wrong
     */
    public WebhookAttempt {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(problem, "problem");
    }
}
