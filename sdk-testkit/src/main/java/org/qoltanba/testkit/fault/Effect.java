package org.qoltanba.testkit.fault;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What a fault does to an exchange. The set is closed; {@link Faults} names each of them.
 *
 * @since 0.1.0
 */
public sealed interface Effect {

    /**
     * The connection is reset before the service has seen the request.
     *
     * @since 0.1.0
     */
    record CutBeforeProcessing() implements Effect {}

    /**
     * The service does its work, then the connection is closed before any byte of the answer.
     *
     * @since 0.1.0
     */
    record LoseResponse() implements Effect {}

    /**
     * The service does its work, then the connection is closed in the middle of the answer's body.
     *
     * @since 0.1.0
     */
    record TruncateResponse() implements Effect {}

    /**
     * Something in front of the service answers with a bare status; the service does not see the request.
     *
     * @param code the HTTP status
     * @param retryAfter the value of the Retry-After header, whole seconds
     * @since 0.1.0
     */
    record Status(int code, Optional<Duration> retryAfter) implements Effect {}

    /**
     * The request is read and nobody answers; then the connection is reset. The service does not see the request.
     *
     * @param until completes when the fault has been cleared
     * @since 0.1.0
     */
    record Stall(CompletionStage<Void> until) implements Effect {}

    /**
     * The service does its work, and the answer leaves when time has passed on the world's clock.
     *
     * @param time how long the answer takes
     * @since 0.1.0
     */
    record Delay(Duration time) implements Effect {}

    /**
     * The service does its work, and its answer arrives altered.
     *
     * @param how what is wrong with it
     * @param member the member of the JSON that is concerned; empty where none is
     * @since 0.1.0
     */
    record Alter(Alteration how, String member) implements Effect {}
}
