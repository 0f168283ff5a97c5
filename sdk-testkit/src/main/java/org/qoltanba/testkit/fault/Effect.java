package org.qoltanba.testkit.fault;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What a fault does. The set is closed; {@link Faults} names each of them.
 *
 * @since 0.1.0
 */
public sealed interface Effect {

    /**
     * Which fault it is.
     *
     * @return one of the closed set
     */
    FaultKind kind();

    /**
     * A fault that needs to be told nothing: its kind says it all.
     *
     * @param kind which fault it is
     * @since 0.1.0
     */
    record Plain(FaultKind kind) implements Effect {}

    /**
     * Something in front of the service answers with a bare status; the service does not see the request.
     *
     * @param code the HTTP status
     * @param retryAfter the value of the Retry-After header, whole seconds
     * @since 0.1.0
     */
    record Status(int code, Optional<Duration> retryAfter) implements Effect {

        @Override
        public FaultKind kind() {
            return FaultKind.STATUS;
        }
    }

    /**
     * Nothing comes any more; then the connection is reset.
     *
     * @param kind whether before the answer, in the middle of its headers, or in the middle of its body
     * @param until completes when the fault has been cleared
     * @since 0.1.0
     */
    record Stall(FaultKind kind, CompletionStage<Void> until) implements Effect {}

    /**
     * Something happens later: an answer leaves, a callback is made.
     *
     * @param kind what
     * @param time how much later, on the world's clock
     * @since 0.1.0
     */
    record Delay(FaultKind kind, Duration time) implements Effect {}

    /**
     * The service does its work, and its answer arrives altered.
     *
     * @param kind what is wrong with it
     * @param member the member of the JSON that is concerned
     * @since 0.1.0
     */
    record Alter(FaultKind kind, String member) implements Effect {}

    /**
     * The service's clock is wrong.
     *
     * @param by how far it is ahead of the world's clock; behind it if negative
     * @since 0.1.0
     */
    record Skew(Duration by) implements Effect {

        @Override
        public FaultKind kind() {
            return FaultKind.CLOCK_SKEW;
        }
    }
}
