package org.qoltanba.client.dss;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.ErrorContext;

/**
 * An operation of any kind that a user has to confirm: in whose name, what the service calls it, and how its result is
 * fetched and checked. Immutable.
 *
 * @param <R> what the operation yields
 */
final class Confirmable<R> {

    private final String name;
    private final ConfirmationCaller caller;
    private final ConfirmationSubject subject;
    private final ConfirmationCall.Members opening;
    private final ConfirmedResult<R> result;
    private final @Nullable Resumption resumption;

    private Confirmable(
            String name,
            ConfirmationCaller caller,
            ConfirmationSubject subject,
            ConfirmationCall.Members opening,
            ConfirmedResult<R> result,
            @Nullable Resumption resumption) {
        this.name = name;
        this.caller = caller;
        this.subject = subject;
        this.opening = opening;
        this.result = result;
        this.resumption = resumption;
    }

    /**
     * An operation that no other process can take up.
     *
     * @param name what it is, with an article, for messages: {@code a signature}
     * @param caller in whose name the confirmation service is asked
     * @param subject what the service calls it
     * @param result how its result is fetched
     */
    static <R> Confirmable<R> of(
            String name, ConfirmationCaller caller, ConfirmationSubject subject, ConfirmedResult<R> result) {
        return new Confirmable<>(
                Objects.requireNonNull(name, "name"),
                Objects.requireNonNull(caller, "caller"),
                Objects.requireNonNull(subject, "subject"),
                ConfirmationCall.Members.NONE,
                Objects.requireNonNull(result, "result"),
                null);
    }

    /** The same, with a resume token. */
    Confirmable<R> resumable(Resumption how) {
        return new Confirmable<>(name, caller, subject, opening, result, Objects.requireNonNull(how, "how"));
    }

    /** The same, with more said when it is opened. */
    Confirmable<R> saying(ConfirmationCall.Members more) {
        return new Confirmable<>(name, caller, subject, Objects.requireNonNull(more, "more"), result, resumption);
    }

    ConfirmationCaller caller() {
        return caller;
    }

    ConfirmationSubject subject() {
        return subject;
    }

    /** What is said besides the subject when the confirmation is opened. */
    ConfirmationCall.Members opening() {
        return opening;
    }

    ConfirmedResult<R> result() {
        return result;
    }

    @Nullable
    Resumption resumption() {
        return resumption;
    }

    /** Where failures happen. */
    ErrorContext context() {
        return ErrorContext.call(DssService.NAME, "confirmation of " + name);
    }

    @Override
    public String toString() {
        return "Confirmable[" + name + ", " + subject.kind() + "]";
    }
}
