package org.qoltanba.testkit.journal;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.qoltanba.testkit.fault.Effect;

/**
 * A request, and what became of it.
 *
 * @param time when it arrived, on the world's clock
 * @param method the HTTP method
 * @param path the path without query
 * @param request what was sent
 * @param answer what was answered; empty if the connection was cut before the first byte
 * @param fault the fault that struck, if any
 * @since 0.1.0
 */
public record Exchange(
        Instant time, String method, String path, Message request, Optional<Answer> answer, Optional<Effect> fault) {

    /**
     * Checks that nothing is null.
     *
     * @param time when it arrived
     * @param method the HTTP method
     * @param path the path without query
     * @param request what was sent
     * @param answer what was answered
     * @param fault the fault that struck
     */
    public Exchange {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(fault, "fault");
    }

    /**
     * What was answered.
     *
     * @param status the HTTP status
     * @param message the body
     * @since 0.1.0
     */
    public record Answer(int status, Message message) {}
}
