package org.qoltanba.client.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.error.ConfirmationDeclinedException;
import org.qoltanba.api.error.ConfirmationExpiredException;
import org.qoltanba.api.error.InvalidRequestException;
import org.qoltanba.api.error.OperationCancelledException;
import org.qoltanba.api.error.ProtocolException;
import org.qoltanba.api.error.RateLimitedException;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.ServiceAnswer;
import org.qoltanba.api.error.TransportException;
import org.qoltanba.api.operation.OperationState;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.operation.ResumeToken;
import org.qoltanba.api.operation.WaitTimeoutException;

/** The life of one operation. */
class WaitingTest {

    private static final Duration DAY = Duration.ofDays(1);
    private final TransportException lost = new TransportException("lost", Engine.CONTEXT, true, null);

    private final Engine engine = new Engine();
    private final Instant begin = engine.clock.now();

    @AfterEach
    void close() {
        engine.close();
    }

    private Duration passed() {
        return Duration.between(begin, engine.clock.now());
    }

    @Test
    void itIsPolledUntilItIsDone() throws Exception {
        Engine.Script service = engine.script().notYet(3).then(PollOutcome.done("signature"));
        PendingOperation<String> operation =
                engine.waiting.begin(engine.spec(service).build());
        assertThat(operation.state()).isEqualTo(OperationState.WAITING);
        assertThat(operation.id()).isEqualTo("17");
        assertThat(operation.expiresAt()).isEmpty();
        assertThat(operation.resumeToken()).isEmpty();
        assertThat(operation.offlineChallenge()).isEmpty();

        assertThat(operation.await(DAY)).isEqualTo("signature");

        assertThat(operation.state()).isEqualTo(OperationState.COMPLETED);
        assertThat(operation.await(Duration.ZERO)).isEqualTo("signature");
        assertThat(service.polls()).isEqualTo(4);
        engine.clock.advance(DAY);
        assertThat(service.polls()).as("nobody asks once it is done").isEqualTo(4);
    }

    @Test
    void pollsSlowDownFromOneSecondToTen() throws Exception {
        Engine.Script service = engine.script();
        engine.waiting.begin(engine.spec(service).build());
        engine.clock.advance(Duration.ofMinutes(5));
        double longest = 1;
        for (Duration gap : service.gaps(begin)) {
            assertThat(gap.toNanos() / 1e9).isBetween(longest / 2 - 1e-6, longest + 1e-6);
            longest = Math.min(10, longest * 1.5);
        }
        assertThat(service.polls()).isGreaterThan(30);
    }

    @Test
    void whatTheServiceAsksForGoesFirst() throws Exception {
        Engine.Script service = engine.script()
                .then(PollOutcome.notYet(Duration.ofSeconds(42)))
                .then(PollOutcome.notYet(Duration.ZERO))
                .then(PollOutcome.notYet(Duration.ofDays(9)))
                .notYet(1);
        engine.waiting.begin(engine.spec(service).build());
        engine.clock.advance(Duration.ofHours(2));
        assertThat(service.gaps(begin).subList(1, 4))
                .as("bounded to a tenth of a second and an hour")
                .containsExactly(Duration.ofSeconds(42), Duration.ofMillis(100), Duration.ofHours(1));
    }

    @Test
    void intervalsOfTheApplicationReplaceThoseOfTheService() throws Exception {
        PollSchedule hourly = new PollSchedule(Duration.ofHours(1), 1, Duration.ofHours(1));
        try (Engine slow = new Engine(new WaitingLimits(8, 50, hourly))) {
            Engine.Script service = slow.script();
            slow.waiting.begin(slow.spec(service).build());
            slow.clock.advance(Duration.ofHours(10));
            assertThat(service.polls()).isBetween(10, 20);
        }
    }

    @Test
    void theFinalStateIsLearnedJustAfterTheDeadline() throws Exception {
        Engine.Script service = engine.script();
        PendingOperation<String> operation = engine.waiting.begin(
                engine.spec(service).expiresAt(begin.plusSeconds(60)).build());

        assertThatThrownBy(() -> operation.await(DAY))
                .isInstanceOf(ConfirmationExpiredException.class)
                .hasMessageContaining("Fake");

        assertThat(passed()).isEqualTo(Duration.ofSeconds(65));
        assertThat(service.polledAt.get(service.polls() - 1)).isEqualTo(begin.plusSeconds(65));
        assertThat(operation.state()).isEqualTo(OperationState.FAILED);
        assertThat(operation.expiresAt()).contains(begin.plusSeconds(60));
    }

    @Test
    void whoConfirmsInTheLastSecondIsHeard() throws Exception {
        Engine.Script[] service = new Engine.Script[1];
        service[0] = engine.script();
        PendingOperation<String> operation =
                engine.waiting.begin(engine.spec(() -> engine.clock.now().isBefore(begin.plusSeconds(59))
                                ? service[0].get()
                                : CompletableFuture.completedFuture(PollOutcome.done("just in time")))
                        .schedule(new PollSchedule(DAY, 1, DAY))
                        .expiresAt(begin.plusSeconds(60))
                        .grace(Duration.ofSeconds(2))
                        .build());
        assertThat(operation.await(DAY)).isEqualTo("just in time");
        assertThat(passed()).isEqualTo(Duration.ofSeconds(62));
    }

    @Test
    void whatIsOverAlreadyIsAskedAboutOnce() {
        Engine.Script service = engine.script();
        PendingOperation<String> operation = engine.waiting.begin(engine.spec(service)
                .expiresAt(begin.minusSeconds(3_600))
                .expired(() -> lost)
                .build());
        assertThatThrownBy(() -> operation.await(DAY)).isSameAs(lost);
        assertThat(service.polls()).isEqualTo(1);
        assertThat(passed()).isZero();
    }

    @Test
    void passingFailuresAreOutlasted() throws Exception {
        Engine.Script service = engine.script()
                .fails(Pace.FAILURES_IN_A_ROW, lost)
                .notYet(1)
                .fails(Pace.FAILURES_IN_A_ROW, lost)
                .then(PollOutcome.done("after all"));
        PendingOperation<String> operation =
                engine.waiting.begin(engine.spec(service).build());
        assertThat(operation.await(DAY)).isEqualTo("after all");
        assertThat(service.polls()).isEqualTo(2 * Pace.FAILURES_IN_A_ROW + 2);
    }

    @Test
    void butNotForEver() {
        Engine.Script service = engine.script().fails(1, lost);
        PendingOperation<String> operation =
                engine.waiting.begin(engine.spec(service).build());
        assertThatThrownBy(() -> operation.await(DAY)).isSameAs(lost);
        assertThat(service.polls()).isEqualTo(Pace.FAILURES_IN_A_ROW + 1);
        assertThat(passed()).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(30));
    }

    @Test
    void afterTheDeadlineAFewTriesMustDo() {
        Engine.Script service = engine.script().fails(1, lost);
        PendingOperation<String> operation = engine.waiting.begin(
                engine.spec(service).expiresAt(begin.plusSeconds(2)).build());
        assertThatThrownBy(() -> operation.await(DAY)).isSameAs(lost);
        assertThat(service.polledAt.stream().filter(at -> !at.isBefore(begin.plusSeconds(7))))
                .hasSize(Pace.LAST_TRIES);
    }

    @Test
    void theServicesWishGoesFirstAfterFailuresToo() throws Exception {
        SdkException limited = new RateLimitedException(
                "slow down", Engine.CONTEXT, new ServiceAnswer(429, "rate", null, Duration.ofSeconds(77)));
        Engine.Script service = engine.script().fails(1, limited).notYet(1);
        engine.waiting.begin(engine.spec(service).build());
        engine.clock.advance(Duration.ofMinutes(2));
        assertThat(service.gaps(begin).get(1)).isEqualTo(Duration.ofSeconds(77));
    }

    @Test
    void otherFailuresEndIt() {
        SdkException refused =
                new InvalidRequestException("no", Engine.CONTEXT, ServiceAnswer.of(400, "invalid_transaction"));
        Engine.Script service = engine.script().notYet(1).fails(1, refused);
        PendingOperation<String> operation =
                engine.waiting.begin(engine.spec(service).build());
        assertThatThrownBy(() -> operation.await(DAY)).isSameAs(refused);
        assertThat(service.polls()).isEqualTo(2);
    }

    @Test
    void aDeclineEndsIt() {
        SdkException declined = new ConfirmationDeclinedException("declined", Engine.CONTEXT);
        PendingOperation<String> operation = engine.waiting.begin(
                engine.spec(engine.script().then(PollOutcome.failed(declined))).build());
        assertThatThrownBy(() -> operation.await(DAY)).isSameAs(declined);
        assertThatThrownBy(() -> operation.completion().toCompletableFuture().get())
                .isInstanceOf(ExecutionException.class)
                .hasCause(declined);
        Throwable told = operation
                .completion()
                .handle((result, failure) -> failure)
                .toCompletableFuture()
                .join();
        assertThat(told).as("not wrapped").isSameAs(declined);
    }

    @Test
    void aFaultyPollFailsTheOperationInsteadOfHangingIt() {
        for (boolean throwing : new boolean[] {true, false}) {
            PendingOperation<String> operation = engine.waiting.begin(engine.spec(() -> {
                        if (throwing) {
                            throw new IllegalStateException("fault");
                        }
                        return CompletableFuture.failedFuture(new IllegalStateException("fault"));
                    })
                    .build());
            assertThatThrownBy(() -> operation.await(DAY))
                    .isInstanceOf(ProtocolException.class)
                    .hasCauseInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void theResultIsFetchedOnceItIsConfirmed() throws Exception {
        CompletableFuture<String> result = new CompletableFuture<>();
        Engine.Script service = engine.script().notYet(1).then(PollOutcome.confirmed(() -> result));
        PendingOperation<String> operation =
                engine.waiting.begin(engine.spec(service).build());
        engine.clock.advance(Duration.ofMinutes(1));

        assertThat(operation.state()).isEqualTo(OperationState.FINISHING);
        assertThat(service.polls()).isEqualTo(2);
        assertThat(operation.refresh().toCompletableFuture().join()).isEqualTo(OperationState.FINISHING);

        result.complete("signature");
        assertThat(operation.await(DAY)).isEqualTo("signature");
    }

    @Test
    void fetchingThatFailsFailsIt() {
        PendingOperation<String> operation = engine.waiting.begin(
                engine.spec(engine.script().then(PollOutcome.confirmed(() -> CompletableFuture.failedFuture(lost))))
                        .build());
        assertThatThrownBy(() -> operation.await(DAY)).isSameAs(lost);
    }

    @Test
    void fetchingThatThrowsFailsIt() {
        PendingOperation<String> operation =
                engine.waiting.begin(engine.spec(engine.script().then(PollOutcome.confirmed(() -> {
                            throw new IllegalStateException("fault");
                        })))
                        .build());
        assertThatThrownBy(() -> operation.await(DAY)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void aWaitThatIsTooShortEndsTheWaitAndNotTheOperation() throws Exception {
        ResumeToken token = ResumeToken.parse("v1.token");
        Engine.Script service = engine.script().notYet(100).then(PollOutcome.done("later"));
        PendingOperation<String> operation =
                engine.waiting.begin(engine.spec(service).resumeToken(token).build());

        assertThatThrownBy(() -> operation.await(Duration.ofSeconds(90)))
                .isInstanceOfSatisfying(WaitTimeoutException.class, timeout -> {
                    assertThat(timeout.resumeToken()).contains(token);
                    assertThat(timeout.context()).isEqualTo(Engine.CONTEXT);
                    assertThat(timeout.retryable()).isTrue();
                });

        assertThat(passed()).isEqualTo(Duration.ofSeconds(90));
        assertThat(operation.state()).isEqualTo(OperationState.WAITING);
        assertThat(operation.await(DAY)).isEqualTo("later");
        assertThat(operation.resumeToken()).contains(token);
    }

    @Test
    void anInterruptEndsTheWaitAndNotTheOperation() throws Exception {
        PendingOperation<String> operation =
                engine.waiting.begin(engine.spec(engine.script().notYet(5).then(PollOutcome.done("later")))
                        .build());
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> operation.await(DAY)).isInstanceOf(InterruptedException.class);
        assertThat(operation.await(DAY)).isEqualTo("later");
    }

    @Test
    void nobodyCanDamageTheCompletionOfOthers() throws Exception {
        PendingOperation<String> operation =
                engine.waiting.begin(engine.spec(engine.script().notYet(3).then(PollOutcome.done("true")))
                        .build());
        operation.completion().toCompletableFuture().complete("false");
        operation.completion().toCompletableFuture().cancel(true);
        CompletableFuture<String> mine = operation.completion().toCompletableFuture();
        assertThat(operation.await(DAY)).isEqualTo("true");
        assertThat(mine.join()).isEqualTo("true");
        assertThat(operation.completion().toCompletableFuture().join()).isEqualTo("true");
    }

    @Test
    void continuationsRunOnTheExecutor() throws Exception {
        PendingOperation<String> operation =
                engine.waiting.begin(engine.spec(engine.script().notYet(3).then(PollOutcome.done("x")))
                        .build());
        CompletableFuture<Boolean> there = operation
                .completion()
                .thenApply(result -> engine.time.isWorkingHere())
                .toCompletableFuture();
        operation.await(DAY);
        engine.clock.advance(Duration.ZERO);
        assertThat(there.join()).isTrue();
    }

    @Test
    void aContinuationMayBlockOnTheSdk() throws Exception {
        PendingOperation<String> first =
                engine.waiting.begin(engine.spec(engine.script().notYet(3).then(PollOutcome.done("first")))
                        .build());
        CompletableFuture<?>[] all = new CompletableFuture<?>[20];
        for (int i = 0; i < all.length; i++) {
            PendingOperation<String> second =
                    engine.waiting.begin(engine.spec(engine.script().notYet(30).then(PollOutcome.done("second")))
                            .build());
            all[i] = engine.waiting
                    .begin(engine.spec(engine.script().notYet(2).then(PollOutcome.done("x")))
                            .build())
                    .completion()
                    .thenApply(result -> {
                        try {
                            return first.await(DAY) + second.await(DAY);
                        } catch (InterruptedException e) {
                            throw new AssertionError(e);
                        }
                    })
                    .toCompletableFuture();
        }
        assertThat(engine.clock.await(CompletableFuture.allOf(all), DAY)).isTrue();
        assertThat(all).allMatch(each -> each.join().equals("firstsecond"));
    }

    @Test
    void cancelTellsTheServiceAndDetachDoesNot() throws Exception {
        AtomicInteger told = new AtomicInteger();
        Engine.Script service = engine.script();
        WaitSpec<String> spec =
                engine.spec(service).onCancel(told::incrementAndGet).build();
        PendingOperation<String> detached = engine.waiting.begin(spec);
        PendingOperation<String> cancelled = engine.waiting.begin(spec);
        engine.clock.advance(Duration.ofSeconds(5));

        detached.detach();
        engine.clock.advance(Duration.ZERO);
        assertThat(told).hasValue(0);
        cancelled.cancel();
        cancelled.cancel();
        cancelled.detach();
        detached.cancel();
        engine.clock.advance(Duration.ZERO);
        assertThat(told).hasValue(1);

        assertThat(detached.state()).isEqualTo(OperationState.DETACHED);
        assertThat(cancelled.state()).isEqualTo(OperationState.CANCELLED);
        for (PendingOperation<String> each : List.of(detached, cancelled)) {
            assertThatThrownBy(() -> each.await(DAY)).isInstanceOf(OperationCancelledException.class);
        }
        int polls = service.polls();
        engine.clock.advance(DAY);
        assertThat(service.polls()).as("nobody asks any more").isEqualTo(polls);
    }

    @Test
    void whatIsDoneStaysDone() throws Exception {
        AtomicInteger told = new AtomicInteger();
        PendingOperation<String> operation =
                engine.waiting.begin(engine.spec(engine.script().then(PollOutcome.done("x")))
                        .onCancel(told::incrementAndGet)
                        .build());
        operation.await(DAY);
        operation.cancel();
        operation.detach();
        engine.waiting.close();
        engine.clock.advance(Duration.ZERO);
        assertThat(operation.state()).isEqualTo(OperationState.COMPLETED);
        assertThat(operation.await(DAY)).isEqualTo("x");
        assertThat(told).hasValue(0);
    }

    @Test
    void givingUpCancelsTheQuestionUnderWay() throws Exception {
        CompletableFuture<PollOutcome<String>> question = new CompletableFuture<>();
        PendingOperation<String> asking =
                engine.waiting.begin(engine.spec(() -> question).build());
        CompletableFuture<String> fetch = new CompletableFuture<>();
        PendingOperation<String> fetching =
                engine.waiting.begin(engine.spec(engine.script().then(PollOutcome.confirmed(() -> fetch)))
                        .build());
        engine.clock.advance(Duration.ofSeconds(2));
        assertThat(fetching.state()).isEqualTo(OperationState.FINISHING);

        asking.cancel();
        fetching.detach();

        assertThat(question).isCancelled();
        assertThat(fetch).isCancelled();
        assertThat(fetching.state()).isEqualTo(OperationState.DETACHED);
    }

    @Test
    void closingDetachesAll() {
        AtomicInteger told = new AtomicInteger();
        PendingOperation<String> operation = engine.waiting.begin(
                engine.spec(engine.script()).onCancel(told::incrementAndGet).build());
        engine.waiting.close();
        assertThatThrownBy(() -> operation.await(DAY))
                .isInstanceOf(OperationCancelledException.class)
                .hasMessageContaining("closed");
        assertThat(operation.state()).isEqualTo(OperationState.DETACHED);
        PendingOperation<String> late =
                engine.waiting.begin(engine.spec(engine.script()).build());
        assertThatThrownBy(() -> late.await(DAY)).isInstanceOf(OperationCancelledException.class);
        assertThat(told).hasValue(0);
    }

    @Test
    void namesShowNothingElse() {
        PendingOperation<String> operation = engine.waiting.begin(engine.spec(engine.script())
                .resumeToken(ResumeToken.parse("token"))
                .build());
        assertThat(operation).hasToString("PendingOperation[17, WAITING]");
        assertThat(engine.waiting).hasToString("WaitingEngine[1 waiting]");
    }
}
