package org.qoltanba.client.dss;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.client.http.HttpAnswer;

/**
 * Has an operation confirmed: opens the confirmation, upon which the user's phone rings, and has it watched (contract
 * section 7). What kind of operation it is makes no difference here.
 *
 * @param <R> what the operation yields
 */
final class Confirming<R> {

    private final Dss dss;
    private final Confirmable<R> what;

    Confirming(Dss dss, Confirmable<R> what) {
        this.dss = dss;
        this.what = what;
    }

    /**
     * Asks the user. An operation that needs no confirmation after all is completed when it is handed out; its identifier
     * is the subject's then.
     */
    CompletableFuture<PendingOperation<R>> begin() {
        String callback = dss.confirmation().callback() ? dss.callbacks().next() : null;
        return new Opening(dss, what, dss.confirmation(), dss.callbacks().address(callback))
                .begin()
                .thenCompose(opened -> watched(opened, callback))
                .whenComplete((operation, failure) -> dss.callbacks().opened(callback));
    }

    /** Goes on where another process left off. Asks nothing of the service yet. */
    PendingOperation<R> resume(OpenConfirmation confirmation) {
        return dss.waiting().begin(new Watch<>(dss, what, confirmation, null).spec());
    }

    private CompletableFuture<PendingOperation<R>> watched(HttpAnswer opened, @Nullable String callback) {
        ConfirmationAnswer answer = ConfirmationAnswer.read(opened);
        if (answer instanceof ConfirmationAnswer.Ended ended) {
            throw DssRefusals.whileConfirming(opened.context(), ended.answer(), false);
        }
        if (answer instanceof ConfirmationAnswer.Confirmed confirmed) {
            what.caller().requireSameUser(confirmed.token().value(), opened.context());
            return new Fetching<>(dss, what)
                    .fetch(confirmed.token())
                    .thenApply(
                            result -> PendingOperation.completed(what.subject().id(), result));
        }
        Challenge challenge = answer instanceof ConfirmationAnswer.Waiting waiting ? waiting.challenge() : null;
        if (challenge == null) {
            throw opened.notUnderstood("CryptoPro DSS opened the confirmation without saying how it goes on."
                    + " Begin the operation again; if it happens again, ask the administrator of the DSS.");
        }
        OpenConfirmation confirmation = opened(challenge, opened, callback);
        PendingOperation<R> operation = dss.waiting().begin(new Watch<>(dss, what, confirmation, challenge).spec());
        if (callback != null && dss.callbacks().opened(callback)) {
            dss.waiting().wake(DssCallbacks.news(callback, confirmation.id())); // it called before anybody listened
        }
        return CompletableFuture.completedFuture(operation);
    }

    private OpenConfirmation opened(Challenge challenge, HttpAnswer answer, @Nullable String callback) {
        Instant now = dss.now().truncatedTo(ChronoUnit.SECONDS);
        return new OpenConfirmation(
                challenge.confirmationId(), challenge.method(), now, deadline(dss, challenge, answer), callback);
    }

    /** When the service gives up, by our clock and to the second. */
    static Instant deadline(Dss dss, Challenge challenge, HttpAnswer answer) {
        Instant now = dss.now().truncatedTo(ChronoUnit.SECONDS);
        return challenge.deadline(now, serviceTime(answer)).truncatedTo(ChronoUnit.SECONDS);
    }

    private static @Nullable Instant serviceTime(HttpAnswer answer) {
        String date = answer.header("Date").orElse(null);
        try {
            return date == null
                    ? null
                    : Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME
                            .withLocale(Locale.ROOT)
                            .parse(date));
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
