package org.qoltanba.client.dss;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.dss.ConfirmationChoice;
import org.qoltanba.api.dss.ConfirmationMethod;
import org.qoltanba.api.dss.DssConfirmation;
import org.qoltanba.api.dss.TransactionPendingException;
import org.qoltanba.api.error.ConfirmationFailedException;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.TransportException;
import org.qoltanba.client.http.HttpAnswer;
import org.qoltanba.client.http.Stages;

/**
 * Opens a confirmation: waits for the user's turn if it may, and takes one of several ways to confirm (contract sections
 * 7.1, 7.3 and 11). Used once.
 */
final class Opening {

    /** Contract section 11.1. */
    private static final Duration BETWEEN_TURNS = Duration.ofSeconds(10);

    private final Dss dss;
    private final Confirmable<?> what;
    private final DssConfirmation how;
    private final @Nullable URI callback;
    private final long began;
    private @Nullable String chosen;

    Opening(Dss dss, Confirmable<?> what, DssConfirmation how, @Nullable URI callback) {
        this.dss = dss;
        this.what = what;
        this.how = how;
        this.callback = callback;
        this.began = dss.time().nanoTime();
    }

    /** Completes with the answer to the opening, or to the choice. */
    CompletableFuture<HttpAnswer> begin() {
        return inTime().exceptionallyCompose(thrown -> {
            SdkException failure = Stages.failure(thrown);
            return failure instanceof TransactionPendingException && isPatient()
                    ? Stages.after(dss.time(), BETWEEN_TURNS).thenCompose(passed -> begin())
                    : CompletableFuture.failedFuture(failure);
        });
    }

    private boolean isPatient() {
        return dss.time().nanoTime() - began + BETWEEN_TURNS.toNanos()
                <= how.turn().toNanos();
    }

    /**
     * If an answer is lost, opens once more: the same subject is confirmed once however often it is opened, and the
     * service may hand out the open confirmation again (contract section 17 point 10).
     */
    private CompletableFuture<HttpAnswer> inTime() {
        return open().exceptionallyCompose(thrown -> {
            SdkException failure = Stages.failure(thrown);
            return failure instanceof TransportException lost && lost.requestMayHaveReachedServer()
                    ? open().exceptionallyCompose(again -> CompletableFuture.failedFuture(
                            Stages.failure(again) instanceof TransactionPendingException
                                    ? lost
                                    : Stages.failure(again)))
                    : CompletableFuture.failedFuture(failure);
        });
    }

    private CompletableFuture<HttpAnswer> open() {
        return what.caller()
                .confirm(ConfirmationCall.open(dss.calls().endpoint(), what.subject(), what.opening(), callback))
                .thenCompose(this::chosen);
    }

    private CompletableFuture<HttpAnswer> chosen(HttpAnswer opened) {
        return ConfirmationAnswer.read(opened) instanceof ConfirmationAnswer.Choice choice
                ? choice(choice.choices(), opened)
                        .thenCompose(id -> what.caller()
                                .confirm(ConfirmationCall.choose(
                                        dss.calls().endpoint(), what.subject(), choice.contextId(), id)))
                : CompletableFuture.completedFuture(opened);
    }

    private CompletableFuture<String> choice(List<ConfirmationChoice> offered, HttpAnswer opened) {
        String before = chosen;
        if (before != null && offered.stream().anyMatch(choice -> choice.id().equals(before))) {
            return CompletableFuture.completedFuture(before);
        }
        return how.chooser().isPresent() && !offered.isEmpty()
                // On the executor: a chooser may wait for calls that nobody would carry out on a thread that it blocks
                ? dss.supply(() -> how.chooser().get().choose(offered))
                        .thenCompose(choosing -> asked(choosing, offered))
                : CompletableFuture.completedFuture(remembered(wanted(offered, opened)));
    }

    private CompletableFuture<String> asked(CompletionStage<ConfirmationChoice> choosing, List<ConfirmationChoice> of) {
        return choosing.toCompletableFuture().thenApply(choice -> {
            if (!of.contains(choice)) {
                throw new IllegalArgumentException(
                        "The chooser returned something that was not offered. Return one of the list's elements.");
            }
            return remembered(choice);
        });
    }

    private String remembered(ConfirmationChoice choice) {
        chosen = choice.id();
        return choice.id();
    }

    private ConfirmationChoice wanted(List<ConfirmationChoice> offered, HttpAnswer opened) {
        for (ConfirmationMethod method : how.methods()) {
            for (ConfirmationChoice choice : offered) {
                if (choice.method().equals(method)) {
                    return choice;
                }
            }
        }
        throw new ConfirmationFailedException(
                "The user can confirm in several ways ("
                        + offered.stream().map(ConfirmationChoice::method).toList()
                        + "), and none of those asked for is among them (" + how.methods() + "). Ask for one of the"
                        + " user's with DssConfirmation.by(...), or have the administrator of the DSS assign the mobile"
                        + " application to the user.",
                opened.context());
    }
}
