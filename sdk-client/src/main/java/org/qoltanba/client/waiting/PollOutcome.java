package org.qoltanba.client.waiting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.operation.ProgressEvent.Kind;

/**
 * What asking a service about an operation brought to light.
 *
 * @param <R> what the operation yields
 */
public sealed interface PollOutcome<R> {

    /**
     * Nobody has acted yet.
     *
     * @param hint when the service wants to be asked again; null to let the schedule decide
     * @param <R> what the operation yields
     */
    record NotYet<R>(@Nullable Duration hint) implements PollOutcome<R> {}

    /**
     * It is done and this is the result.
     *
     * @param result the result
     * @param <R> what the operation yields
     */
    record Done<R>(R result) implements PollOutcome<R> {}

    /**
     * Somebody has acted, and the result is still to be fetched.
     *
     * @param finish fetches the result; called once at most, however many learn of the confirmation
     * @param <R> what the operation yields
     */
    record Confirmed<R>(Supplier<CompletionStage<R>> finish) implements PollOutcome<R> {}

    /**
     * It has ended without a result.
     *
     * @param failure why
     * @param <R> what the operation yields
     */
    record Failed<R>(SdkException failure) implements PollOutcome<R> {}

    /**
     * Something has happened on the way.
     *
     * @param kinds what, in its order; listeners are told
     * @param then what else the answer says
     * @param <R> what the operation yields
     */
    record Reached<R>(List<Kind> kinds, PollOutcome<R> then) implements PollOutcome<R> {}

    /**
     * The service gives up at another time than it said before.
     *
     * @param until when
     * @param then what else the answer says
     * @param <R> what the operation yields
     */
    record Extended<R>(Instant until, PollOutcome<R> then) implements PollOutcome<R> {}

    /**
     * Nobody has acted yet; ask again when the schedule says so.
     *
     * @param <R> what the operation yields
     * @return the outcome
     */
    static <R> PollOutcome<R> notYet() {
        return new NotYet<>(null);
    }

    /**
     * Nobody has acted yet.
     *
     * @param hint when the service wants to be asked again
     * @param <R> what the operation yields
     * @return the outcome
     */
    static <R> PollOutcome<R> notYet(Duration hint) {
        return new NotYet<>(hint);
    }

    /**
     * Something has happened on the way.
     *
     * @param kinds what, in its order
     * @param then what else the answer says
     * @param <R> what the operation yields
     * @return the outcome
     */
    static <R> PollOutcome<R> reached(List<Kind> kinds, PollOutcome<R> then) {
        return kinds.isEmpty() ? then : new Reached<>(List.copyOf(kinds), then);
    }

    /**
     * It is done.
     *
     * @param result the result
     * @param <R> what the operation yields
     * @return the outcome
     */
    static <R> PollOutcome<R> done(R result) {
        return new Done<>(result);
    }

    /**
     * Somebody has acted; the result is still to be fetched.
     *
     * @param finish fetches the result
     * @param <R> what the operation yields
     * @return the outcome
     */
    static <R> PollOutcome<R> confirmed(Supplier<CompletionStage<R>> finish) {
        return new Confirmed<>(finish);
    }

    /**
     * It has ended without a result.
     *
     * @param failure why
     * @param <R> what the operation yields
     * @return the outcome
     */
    static <R> PollOutcome<R> failed(SdkException failure) {
        return new Failed<>(failure);
    }
}
