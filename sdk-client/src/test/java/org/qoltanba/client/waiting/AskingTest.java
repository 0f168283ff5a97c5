package org.qoltanba.client.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.error.ConfirmationCodeRejectedException;
import org.qoltanba.api.error.ConfirmationFailedException;
import org.qoltanba.api.error.OperationCancelledException;
import org.qoltanba.api.error.TransportException;
import org.qoltanba.api.operation.OfflineChallenge;
import org.qoltanba.api.operation.OperationState;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.operation.ProgressEvent;
import org.qoltanba.api.operation.ProgressEvent.Kind;

/** Polls on request, typed codes, listeners: several ways to the same end. */
class AskingTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final Engine engine = new Engine();
    private final ExecutorService other = Executors.newCachedThreadPool(Engine.THREADS);

    @AfterEach
    void close() {
        other.shutdownNow();
        engine.close();
    }

    @Test
    void refreshAsksNow() throws Exception {
        Engine.Script service = engine.script().notYet(1).then(PollOutcome.done("x"));
        PendingOperation<String> operation = engine.waiting.begin(
                engine.spec(service).schedule(new PollSchedule(DAY, 1, DAY)).build());

        assertThat(engine.clock.await(operation.refresh(), Duration.ofSeconds(1)))
                .isTrue();
        assertThat(operation.state()).isEqualTo(OperationState.WAITING);
        assertThat(operation.refresh().toCompletableFuture().get(20, TimeUnit.SECONDS))
                .isEqualTo(OperationState.COMPLETED);
        assertThat(operation.refresh().toCompletableFuture().join()).isEqualTo(OperationState.COMPLETED);
        assertThat(service.polls()).isEqualTo(2);
    }

    @Test
    void refreshJoinsThePollUnderWay() throws Exception {
        CompletableFuture<PollOutcome<String>> answer = new CompletableFuture<>();
        AtomicInteger polls = new AtomicInteger();
        PendingOperation<String> operation = engine.waiting.begin(engine.spec(() -> {
                    polls.incrementAndGet();
                    return answer;
                })
                .build());
        List<CompletionStage<OperationState>> refreshes = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            refreshes.add(operation.refresh());
        }
        engine.clock.advance(Duration.ofMinutes(1));
        refreshes.get(0).toCompletableFuture().cancel(true);
        answer.complete(PollOutcome.done("x"));
        for (CompletionStage<OperationState> refresh : refreshes.subList(1, 10)) {
            assertThat(refresh.toCompletableFuture().get(20, TimeUnit.SECONDS)).isEqualTo(OperationState.COMPLETED);
        }
        assertThat(polls).hasValue(1);
    }

    @Test
    void pollsGoOnAfterARefresh() throws Exception {
        Engine.Script service = engine.script().notYet(20).then(PollOutcome.done("x"));
        PendingOperation<String> operation =
                engine.waiting.begin(engine.spec(service).build());
        for (int i = 0; i < 5; i++) {
            operation.refresh().toCompletableFuture().get(20, TimeUnit.SECONDS);
            engine.clock.advance(Duration.ofMillis(300));
        }
        assertThat(operation.await(DAY)).isEqualTo("x");
        assertThat(service.most).hasValue(1);
    }

    /** A service where a code ends the waiting; polls before that find nothing. */
    private final class Phone {

        private final AtomicInteger fetched = new AtomicInteger();
        private final List<String> codes = Collections.synchronizedList(new ArrayList<>());
        private volatile boolean confirmed;

        CompletionStage<PollOutcome<String>> poll() {
            return answer(confirmed ? confirmed() : PollOutcome.notYet());
        }

        CompletionStage<PollOutcome<String>> code(String code) {
            codes.add(code);
            switch (code) {
                case "000000" -> {
                    return CompletableFuture.failedFuture(
                            new ConfirmationCodeRejectedException("wrong", Engine.CONTEXT));
                }
                case "999999" -> {
                    return answer(PollOutcome.failed(new ConfirmationFailedException("blocked", Engine.CONTEXT)));
                }
                default -> {
                    confirmed = true;
                    return answer(confirmed());
                }
            }
        }

        private PollOutcome<String> confirmed() {
            return PollOutcome.confirmed(() -> {
                fetched.incrementAndGet();
                return answer("signature");
            });
        }

        private <T> CompletableFuture<T> answer(T outcome) {
            CompletableFuture<T> arriving = new CompletableFuture<>();
            engine.time.execute(() -> arriving.complete(outcome));
            return arriving;
        }

        PendingOperation<String> operation() {
            OfflineChallenge challenge = new OfflineChallenge(Bytes.of(new byte[] {1}), "image/gif", "");
            return engine.waiting.begin(
                    engine.spec(this::poll).code(challenge, this::code).build());
        }
    }

    @Test
    void aCodeEndsTheWaiting() throws Exception {
        Phone phone = new Phone();
        PendingOperation<String> operation = phone.operation();
        assertThat(operation.offlineChallenge()).isPresent();
        operation.submitCode(" 48 39\t20 ");
        assertThat(phone.codes).containsExactly("483920");
        assertThat(operation.await(Duration.ofSeconds(1))).isEqualTo("signature");
        operation.submitCode("483920");
        assertThat(phone.codes).as("too late to matter").hasSize(1);
        assertThat(phone.fetched).hasValue(1);
    }

    @Test
    void aWrongCodeMayBeFollowedByARightOne() throws Exception {
        Phone phone = new Phone();
        PendingOperation<String> operation = phone.operation();
        assertThatThrownBy(() -> operation.submitCode("000000")).isInstanceOf(ConfirmationCodeRejectedException.class);
        assertThat(operation.state()).isEqualTo(OperationState.WAITING);
        operation.submitCode("483920");
        assertThat(operation.await(DAY)).isEqualTo("signature");
    }

    @Test
    void pollsGoOnAfterAWrongCode() throws Exception {
        Phone phone = new Phone();
        PendingOperation<String> operation = phone.operation();
        assertThatThrownBy(() -> operation.submitCode("000000")).isInstanceOf(ConfirmationCodeRejectedException.class);
        phone.confirmed = true;
        assertThat(operation.await(DAY)).isEqualTo("signature");
    }

    @Test
    void aCodeMayEndItWithoutAResult() {
        Phone phone = new Phone();
        PendingOperation<String> operation = phone.operation();
        assertThatThrownBy(() -> operation.submitCode("999999")).isInstanceOf(ConfirmationFailedException.class);
        assertThatThrownBy(() -> operation.await(DAY)).isInstanceOf(ConfirmationFailedException.class);
        assertThatThrownBy(() -> operation.submitCode("483920"))
                .as("the end is the answer")
                .isInstanceOf(ConfirmationFailedException.class);
    }

    @Test
    void aCodeForWhatWasCancelledIsNotSent() {
        Phone phone = new Phone();
        PendingOperation<String> operation = phone.operation();
        operation.cancel();
        assertThatThrownBy(() -> operation.submitCode("483920")).isInstanceOf(OperationCancelledException.class);
        assertThat(phone.codes).isEmpty();
    }

    @Test
    void aCodeThatCouldNotBeSentIsTheCallersAffair() throws Exception {
        TransportException lost = new TransportException("lost", Engine.CONTEXT, true, null);
        PendingOperation<String> operation = engine.waiting.begin(engine.spec(engine.script())
                .code(null, code -> CompletableFuture.failedFuture(lost))
                .build());
        assertThatThrownBy(() -> operation.submitCode("483920")).isSameAs(lost);
        assertThat(operation.state()).isEqualTo(OperationState.WAITING);
    }

    @Test
    void noCodeIsTakenWhereNoneIsKnown() {
        PendingOperation<String> operation =
                engine.waiting.begin(engine.spec(engine.script()).build());
        assertThatThrownBy(() -> operation.submitCode("483920")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Phone().operation().submitCode(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCodeWaitsForThePollUnderWay() throws Exception {
        CompletableFuture<PollOutcome<String>> poll = new CompletableFuture<>();
        List<String> codes = Collections.synchronizedList(new ArrayList<>());
        PendingOperation<String> operation = engine.waiting.begin(engine.spec(() -> poll)
                .code(null, code -> {
                    codes.add(code);
                    return CompletableFuture.completedFuture(PollOutcome.done("by code"));
                })
                .build());
        engine.clock.advance(Duration.ofSeconds(2));
        Future<?> typed = other.submit(() -> {
            operation.submitCode("483920");
            return null;
        });
        engine.clock.advance(Duration.ofSeconds(2));
        assertThat(codes).isEmpty();
        poll.complete(PollOutcome.notYet());
        typed.get(20, TimeUnit.SECONDS);
        assertThat(codes).containsExactly("483920");
        assertThat(operation.await(DAY)).isEqualTo("by code");
    }

    /** Codes, refreshes and polls race a thousand times; whoever wins, the result is fetched once. */
    @Test
    void whoeverComesFirstTheResultIsFetchedOnce() throws Exception {
        for (int round = 0; round < 1000; round++) {
            Phone phone = new Phone();
            PendingOperation<String> operation = phone.operation();
            List<Future<?>> racing = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                boolean types = i % 2 == 0;
                racing.add(other.submit(() -> {
                    if (types) {
                        operation.submitCode("483920");
                    } else {
                        operation.refresh().toCompletableFuture().get(20, TimeUnit.SECONDS);
                    }
                    return null;
                }));
            }
            assertThat(operation.await(DAY)).isEqualTo("signature");
            for (Future<?> each : racing) {
                each.get(20, TimeUnit.SECONDS);
            }
            assertThat(phone.fetched).hasValue(1);
            assertThat(phone.codes).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void listenersHearWhatHappensInOrder() throws Exception {
        Phone phone = new Phone();
        PendingOperation<String> operation = phone.operation();
        List<Kind> heard = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger atATime = new AtomicInteger();
        operation.onProgress(event -> {
            assertThat(atATime.incrementAndGet()).isEqualTo(1);
            assertThat(engine.time.isWorkingHere()).isTrue();
            heard.add(event.kind());
            atATime.decrementAndGet();
        });
        engine.clock.advance(Duration.ofSeconds(1));
        assertThatThrownBy(() -> operation.submitCode("000000")).isInstanceOf(ConfirmationCodeRejectedException.class);
        operation.submitCode("483920");
        operation.await(DAY);
        engine.clock.advance(Duration.ZERO);
        assertThat(heard).containsExactly(Kind.POLLED, Kind.CODE_REJECTED, Kind.CONFIRMED, Kind.ENDED);
    }

    @Test
    void aListenerThatThrowsIsCalledNoMoreAndTheOthersAre() throws Exception {
        Engine.Script service = engine.script().notYet(3).then(PollOutcome.done("x"));
        PendingOperation<String> operation =
                engine.waiting.begin(engine.spec(service).build());
        AtomicInteger thrown = new AtomicInteger();
        List<ProgressEvent> heard = Collections.synchronizedList(new ArrayList<>());
        operation.onProgress(event -> {
            thrown.incrementAndGet();
            throw new IllegalStateException("theirs");
        });
        operation.onProgress(heard::add);
        operation.await(DAY);
        engine.clock.advance(Duration.ZERO);
        assertThat(thrown).hasValue(1);
        assertThat(heard).hasSize(4);
        assertThat(heard.get(0).at()).isEqualTo(service.polledAt.get(0));
    }
}
