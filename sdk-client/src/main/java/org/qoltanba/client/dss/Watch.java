package org.qoltanba.client.dss;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.dss.ConfirmationMethod;
import org.qoltanba.api.error.ConfirmationException;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.ServiceAnswer;
import org.qoltanba.api.error.ServiceException;
import org.qoltanba.api.operation.OfflineChallenge;
import org.qoltanba.api.operation.ResumeToken;
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

    /** Contract section 9.2 point 8: the net for callbacks that are lost. */
    private static final PollSchedule NET = new PollSchedule(Duration.ofSeconds(30), 1, Duration.ofSeconds(30));

    /** Contract section 9.2 point 9: how often to ask again soon when a callback came and the service knows nothing yet. */
    private static final int AFTER_NEWS = 3;

    private static final Duration SOON = Duration.ofSeconds(3);

    private final Dss dss;
    private final Confirmable<R> what;
    private final ErrorContext context;
    private final AtomicInteger eager = new AtomicInteger();
    private volatile OpenConfirmation confirmation;
    private volatile @Nullable Challenge challenge;
    private volatile Runnable changed = () -> {};

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
        ConfirmationMethod method = confirmation.method();
        boolean called = confirmation.callback() != null && dss.callbacks().isConfigured();
        WaitSpec.Builder<R> spec = WaitSpec.<R>of(context, confirmation.id(), this::poll)
                .schedule(called ? NET : SCHEDULE)
                .wokenBy(this::news)
                .changes(teller -> changed = teller)
                .onNews(() -> eager.set(AFTER_NEWS))
                .expiresAt(confirmation.expiresAt())
                .expired(() -> DssRefusals.expired(context))
                .code(null, this::submit)
                .offlineChallenge(this::offline)
                .prompt(() -> Codes.prompt(method, challenge));
        if (Codes.areSent(method)) {
            spec.resend(this::openAgain);
        }
        Resumption resumption = what.resumption();
        if (resumption != null) {
            spec.resumeToken(() -> token(resumption));
        }
        return spec.build();
    }

    /** A callback names the confirmation; in the second generation, the operation (contract section 9.1). */
    private List<String> news() {
        String secret = confirmation.callback();
        if (secret == null) {
            return List.of();
        }
        List<String> names = new ArrayList<>(List.of(DssCallbacks.news(secret, confirmation.id())));
        if (!what.subject().id().isEmpty()) {
            names.add(DssCallbacks.news(secret, what.subject().id()));
        }
        return names.stream().distinct().toList();
    }

    private ResumeToken token(Resumption resumption) {
        return ResumeTokens.write(new ConfirmationRecord(
                Fingerprints.ofEndpoint(dss.calls().endpoint()), resumption, what.subject(), confirmation));
    }

    private @Nullable OfflineChallenge offline() {
        Challenge asked = challenge;
        return asked == null ? null : asked.offline();
    }

    private CompletionStage<PollOutcome<R>> poll() {
        if (confirmation.method().needsCode()) {
            // Such methods wait for a code; a question without one is not part of the contract (section 8.3).
            return CompletableFuture.completedFuture(PollOutcome.notYet());
        }
        return ask(null);
    }

    private CompletionStage<PollOutcome<R>> submit(String code) {
        Codes.requirePossible(code, confirmation.method(), challenge, context);
        return ask(Secret.of(code));
    }

    private CompletableFuture<PollOutcome<R>> ask(@Nullable Secret code) {
        return judged(
                what.caller()
                        .confirm(ConfirmationCall.followUp(
                                dss.calls().endpoint(), what.subject(), confirmation.id(), code)),
                code != null,
                waiting -> {
                    if (code != null) {
                        adopt(waiting);
                        throw Codes.wrong(
                                confirmation.method(), context, waiting.title().isEmpty() ? null : waiting.title());
                    }
                    adopt(waiting);
                    return eager.getAndUpdate(left -> Math.max(0, left - 1)) > 0
                            ? PollOutcome.notYet(SOON)
                            : PollOutcome.notYet();
                });
    }

    /** Contract section 8.3: to send the code again, the confirmation is opened again, by the same method. */
    private CompletionStage<PollOutcome<R>> openAgain() {
        CompletableFuture<HttpAnswer> opening = new Opening(
                        dss,
                        what,
                        dss.confirmation().by(confirmation.method()).waitingForTurn(Duration.ZERO),
                        dss.callbacks().address(confirmation.callback()))
                .begin();
        return opening.thenCompose(answer -> judged(CompletableFuture.completedFuture(answer), false, waiting -> {
            adopt(waiting);
            Challenge asked = waiting.challenge();
            if (asked == null) {
                return PollOutcome.notYet();
            }
            become(confirmation.as(confirmation.id(), Confirming.deadline(dss, asked, answer)));
            return new PollOutcome.Extended<>(confirmation.expiresAt(), PollOutcome.notYet());
        }));
    }

    /** The service may repeat what it asked, and under another identifier (contract section 8.3). */
    private void adopt(ConfirmationAnswer.Waiting waiting) {
        Challenge repeated = waiting.challenge();
        if (repeated != null) {
            challenge = repeated;
            if (ConfirmationRecord.isId(repeated.confirmationId())) {
                become(confirmation.as(repeated.confirmationId(), confirmation.expiresAt()));
            }
        }
    }

    /** Whoever keeps the operation must learn of it: the token they have takes up what is no longer. */
    private void become(OpenConfirmation now) {
        boolean same = now.equals(confirmation);
        confirmation = now;
        if (!same) {
            changed.run();
        }
    }

    private CompletableFuture<PollOutcome<R>> judged(
            CompletableFuture<HttpAnswer> call,
            boolean withCode,
            Function<ConfirmationAnswer.Waiting, PollOutcome<R>> whenOpen) {
        return call.handle((answer, thrown) ->
                thrown == null ? outcome(answer, withCode, whenOpen) : refused(Stages.failure(thrown), withCode));
    }

    private PollOutcome<R> outcome(
            HttpAnswer from, boolean withCode, Function<ConfirmationAnswer.Waiting, PollOutcome<R>> whenOpen) {
        ConfirmationAnswer answer = ConfirmationAnswer.read(from);
        if (answer instanceof ConfirmationAnswer.Confirmed confirmed) {
            what.caller().requireSameUser(confirmed.token().value(), from.context());
            return PollOutcome.confirmed(() -> new Fetching<>(dss, what).fetch(confirmed.token()));
        }
        if (answer instanceof ConfirmationAnswer.Ended ended) {
            return ended(ended.answer(), withCode);
        }
        return answer instanceof ConfirmationAnswer.Waiting waiting
                ? whenOpen.apply(waiting)
                : PollOutcome.notYet(); // a choice that was made already
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
            throw Codes.wrong(confirmation.method(), context, answer.description());
        }
        boolean overdue = !dss.now().isBefore(confirmation.expiresAt());
        SdkException failure = DssRefusals.whileConfirming(context, answer, overdue);
        if (failure instanceof ConfirmationException) {
            return PollOutcome.failed(failure);
        }
        throw failure;
    }
}
