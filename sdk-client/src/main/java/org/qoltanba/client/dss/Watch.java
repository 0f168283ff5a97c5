package org.qoltanba.client.dss;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.ConfirmationCodeRejectedException;
import org.qoltanba.api.error.ConfirmationException;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.ServiceAnswer;
import org.qoltanba.api.error.ServiceException;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.client.http.HttpAnswer;
import org.qoltanba.client.http.Stages;
import org.qoltanba.client.waiting.PollOutcome;
import org.qoltanba.client.waiting.PollSchedule;
import org.qoltanba.client.waiting.WaitSpec;

/**
 * Asks about one open confirmation until the user has acted or the time is over (contract sections 7.2 to 7.6 and 11).
 *
 * @param <R> what the operation yields
 */
final class Watch<R> {

    /** Contract section 11.1: 3 s, at least 1 s, growing to 10 s. */
    private static final PollSchedule SCHEDULE = new PollSchedule(Duration.ofSeconds(3), 1.15, Duration.ofSeconds(10));

    /** Contract section 8.4: six digits at least; the administrator sets the length. */
    private static final Pattern CODE = Pattern.compile("[0-9]{6,64}");

    private final Dss dss;
    private final Confirmable<R> what;
    private final OpenConfirmation confirmation;
    private final @Nullable Challenge challenge;
    private final ErrorContext context;

    /**
     * Prepares to ask.
     *
     * @param challenge what the user was asked; null if the confirmation was opened elsewhere
     */
    Watch(Dss dss, Confirmable<R> what, OpenConfirmation confirmation, @Nullable Challenge challenge) {
        this.dss = dss;
        this.what = what;
        this.confirmation = confirmation;
        this.challenge = challenge;
        this.context = what.context();
    }

    WaitSpec<R> spec() {
        WaitSpec.Builder<R> spec = WaitSpec.<R>of(context, confirmation.id(), this::poll)
                .schedule(SCHEDULE)
                .expiresAt(confirmation.expiresAt())
                .expired(() -> DssRefusals.expired(context))
                .code(challenge == null ? null : challenge.offline(), this::submit);
        Resumption resumption = what.resumption();
        if (resumption != null) {
            spec.resumeToken(ResumeTokens.write(new ConfirmationRecord(
                    Fingerprints.ofEndpoint(dss.calls().endpoint()), resumption, what.subject(), confirmation)));
        }
        return spec.build();
    }

    private CompletionStage<PollOutcome<R>> poll() {
        if (!Challenge.polls(confirmation.method())) {
            // Such methods wait for a code; a question without one is not part of the contract (section 8.3).
            return CompletableFuture.completedFuture(PollOutcome.notYet());
        }
        return ask(null);
    }

    private CompletionStage<PollOutcome<R>> submit(String code) {
        if (!CODE.matcher(code).matches()) {
            return CompletableFuture.failedFuture(new ConfirmationCodeRejectedException(
                    "A confirmation code has at least six digits and nothing else; it was not sent. Have the user read"
                            + " it again and type it anew.",
                    context));
        }
        return ask(Secret.of(code)).thenApply(outcome -> {
            if (outcome instanceof PollOutcome.NotYet) {
                throw DssRefusals.wrongCode(context);
            }
            return outcome;
        });
    }

    private CompletableFuture<PollOutcome<R>> ask(@Nullable Secret code) {
        return what.caller()
                .confirm(ConfirmationCall.followUp(dss.calls().endpoint(), what.subject(), confirmation.id(), code))
                .handle((answer, thrown) ->
                        thrown == null ? outcome(answer, code != null) : refused(Stages.failure(thrown), code != null));
    }

    private PollOutcome<R> outcome(HttpAnswer from, boolean withCode) {
        ConfirmationAnswer answer = ConfirmationAnswer.read(from);
        if (answer instanceof ConfirmationAnswer.Confirmed confirmed) {
            what.caller().requireSameUser(confirmed.token().value(), from.context());
            return PollOutcome.confirmed(() -> new Fetching<>(dss, what).fetch(confirmed.token()));
        }
        return answer instanceof ConfirmationAnswer.Ended ended
                ? ended(ended.answer(), withCode)
                : PollOutcome.notYet();
    }

    private PollOutcome<R> refused(SdkException failure, boolean withCode) {
        if (failure instanceof ServiceException refusal) {
            return ended(
                    new ServiceAnswer(
                            refusal.status(),
                            refusal.errorCode(),
                            refusal.serverMessage().orElse(null),
                            refusal.retryAfter().orElse(null)),
                    withCode);
        }
        throw failure;
    }

    /** What ends the operation becomes its outcome; a wrong code and passing troubles are for the engine to judge. */
    private PollOutcome<R> ended(ServiceAnswer answer, boolean withCode) {
        if (withCode && answer.errorCode().equals(DssRefusals.AUTHENTICATION_FAILED)) {
            throw DssRefusals.wrongCode(context);
        }
        boolean overdue = !dss.now().isBefore(confirmation.expiresAt());
        SdkException failure = DssRefusals.whileConfirming(context, answer, overdue);
        if (failure instanceof ConfirmationException) {
            return PollOutcome.failed(failure);
        }
        throw failure;
    }
}
