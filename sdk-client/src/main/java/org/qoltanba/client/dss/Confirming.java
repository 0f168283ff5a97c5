package org.qoltanba.client.dss;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.dss.TransactionPendingException;
import org.qoltanba.api.error.ConfirmationFailedException;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.TransportException;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.client.http.HttpAnswer;
import org.qoltanba.client.http.Stages;

/**
 * Opens the confirmation of an operation, upon which the user's phone rings, and has it watched (contract sections 7.1
 * and 7.3). What kind of operation it is makes no difference here.
 *
 * @param <R> what the operation yields
 */
final class Confirming<R> {

    /** Ways to confirm that the service answers polls about, the phone first (contract section 8.2). */
    private static final List<String> PHONES = List.of("mobile", "airkey", "simauth", "mydss");

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
        return open().thenCompose(this::chosen).thenCompose(this::watched);
    }

    /** Goes on where another process left off. Asks nothing of the service yet. */
    PendingOperation<R> resume(OpenConfirmation confirmation) {
        return dss.waiting().begin(new Watch<>(dss, what, confirmation, null).spec());
    }

    /**
     * Opens the confirmation. If the answer is lost, opens it once more: the same subject is confirmed once however
     * often it is opened, and the service may hand out the open confirmation again (contract section 17 point 10).
     */
    private CompletableFuture<HttpAnswer> open() {
        return openOnce().exceptionallyCompose(thrown -> {
            SdkException failure = Stages.failure(thrown);
            return failure instanceof TransportException lost && lost.requestMayHaveReachedServer()
                    ? openOnce()
                            .exceptionallyCompose(again -> CompletableFuture.failedFuture(
                                    Stages.failure(again) instanceof TransactionPendingException
                                            ? lost
                                            : Stages.failure(again)))
                    : CompletableFuture.failedFuture(failure);
        });
    }

    private CompletableFuture<HttpAnswer> openOnce() {
        return what.caller().confirm(ConfirmationCall.open(dss.calls().endpoint(), what.subject(), null));
    }

    /** If the user has several ways to confirm, takes the phone. */
    private CompletableFuture<HttpAnswer> chosen(HttpAnswer opened) {
        if (!(ConfirmationAnswer.read(opened) instanceof ConfirmationAnswer.Choice choice)) {
            return CompletableFuture.completedFuture(opened);
        }
        for (String phone : PHONES) {
            for (String method : choice.methods()) {
                if (Challenge.methodName(method).equals(phone)) {
                    return what.caller()
                            .confirm(ConfirmationCall.choose(
                                    dss.calls().endpoint(), what.subject(), choice.contextId(), method));
                }
            }
        }
        throw new ConfirmationFailedException(
                "The user can confirm in several ways, and a phone is not among them. Have the administrator of the DSS"
                        + " assign the mobile application to the user.",
                opened.context());
    }

    private CompletableFuture<PendingOperation<R>> watched(HttpAnswer opened) {
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
        return CompletableFuture.completedFuture(
                dss.waiting().begin(new Watch<>(dss, what, opened(challenge, opened), challenge).spec()));
    }

    private OpenConfirmation opened(Challenge challenge, HttpAnswer answer) {
        Instant now = dss.now().truncatedTo(ChronoUnit.SECONDS);
        return new OpenConfirmation(
                challenge.confirmationId(),
                challenge.method(),
                now,
                challenge.deadline(now, serviceTime(answer)).truncatedTo(ChronoUnit.SECONDS),
                null);
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
