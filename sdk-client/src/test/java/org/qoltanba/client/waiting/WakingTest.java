package org.qoltanba.client.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.error.RateLimitedException;
import org.qoltanba.api.error.ServiceAnswer;
import org.qoltanba.api.operation.OperationState;
import org.qoltanba.api.operation.PendingOperation;

/** News from a service has it asked sooner, and never more often than that. */
class WakingTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final String NEWS = "Fake/document/17";

    private final Engine engine = new Engine();
    private final Instant begun = engine.clock.now();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void newsHasItAskedAtOnce() throws Exception {
        Engine.Script service = engine.script().then(PollOutcome.done("x"));
        PendingOperation<String> operation = begin(service);

        engine.waiting.wake(NEWS);
        engine.clock.advance(Duration.ZERO);

        assertThat(operation.state()).isEqualTo(OperationState.COMPLETED);
        assertThat(service.polledAt).containsExactly(begun);
    }

    @Test
    void newsOfSomethingElseChangesNothing() throws Exception {
        Engine.Script service = engine.script().notYet(1);
        begin(service);

        engine.waiting.wake("Fake/document/18");
        engine.clock.advance(Duration.ofMinutes(1));

        assertThat(service.polls()).isZero();
    }

    @Test
    void aFloodOfNewsHasItAskedOnceASecond() throws Exception {
        Engine.Script service = engine.script().notYet(1_000);
        begin(service);

        for (int i = 0; i < 300; i++) {
            engine.waiting.wake(NEWS);
            engine.clock.advance(Duration.ofMillis(10));
        }

        assertThat(service.polls()).isBetween(3, 4);
    }

    @Test
    void newsDuringAPollLeadsToAnotherOne() throws Exception {
        CompletableFuture<PollOutcome<String>> first = new CompletableFuture<>();
        Engine.Script service = engine.script();
        int[] polls = {0};
        PendingOperation<String> operation = engine.waiting.begin(WaitSpec.<String>of(Engine.CONTEXT, "17", () -> {
                    polls[0]++;
                    return polls[0] == 1 ? first : CompletableFuture.completedFuture(PollOutcome.done("x"));
                })
                .schedule(new PollSchedule(DAY, 1, DAY))
                .wokenBy(NEWS)
                .build());
        var asked = operation.refresh();

        engine.waiting.wake(NEWS); // after the service has looked, before its answer arrives
        first.complete(PollOutcome.notYet());
        engine.clock.await(asked, Duration.ofMillis(1));
        engine.clock.advance(Duration.ofSeconds(2));

        assertThat(operation.state()).isEqualTo(OperationState.COMPLETED);
        assertThat(polls[0]).isEqualTo(2);
        assertThat(service.polls()).isZero();
    }

    @Test
    void newsDoesNotGoBeforeWhatTheServiceAskedFor() throws Exception {
        Engine.Script service = engine.script()
                .fails(
                        1,
                        new RateLimitedException(
                                "Slow down.",
                                Engine.CONTEXT,
                                new ServiceAnswer(429, "http_429", null, Duration.ofSeconds(30))))
                .then(PollOutcome.done("x"));
        PendingOperation<String> operation = begin(service);
        engine.waiting.wake(NEWS);
        engine.clock.advance(Duration.ofMillis(1));

        engine.waiting.wake(NEWS);
        engine.clock.advance(Duration.ofSeconds(29));
        assertThat(operation.state()).isEqualTo(OperationState.WAITING);
        engine.clock.advance(Duration.ofSeconds(2));

        assertThat(operation.state()).isEqualTo(OperationState.COMPLETED);
    }

    @Test
    void whoeverHasEndedIsForgotten() throws Exception {
        PendingOperation<String> ended = begin(engine.script().then(PollOutcome.done("x")));
        assertThat(engine.waiting.heard()).isEqualTo(1);

        engine.waiting.wake(NEWS);
        engine.clock.advance(Duration.ZERO);

        assertThat(ended.state()).isEqualTo(OperationState.COMPLETED);
        assertThat(engine.waiting.heard()).isZero();
        engine.waiting.wake(NEWS); // nobody is there
    }

    @Test
    void whoeverGoesOnUnderAnotherNameIsToldByThatOne() throws Exception {
        AtomicReference<String> name = new AtomicReference<>(NEWS);
        AtomicReference<Runnable> change = new AtomicReference<>(() -> {});
        AtomicInteger told = new AtomicInteger();
        PendingOperation<String> operation = engine.waiting.begin(
                engine.spec(engine.script().then(PollOutcome.notYet()).then(PollOutcome.done("x")))
                        .schedule(new PollSchedule(DAY, 1, DAY))
                        .wokenBy(() -> List.of(name.get()))
                        .changes(change::set)
                        .build());
        Watched.of(operation).onChange(told::incrementAndGet);
        name.set("another");
        Objects.requireNonNull(change.get()).run();

        assertThat(told).hasValue(1);
        assertThat(Watched.of(operation).signals()).containsExactly("another");
        assertThat(engine.waiting.wakeHere(NEWS)).isFalse();
        assertThat(engine.waiting.wakeHere("another")).isTrue();
        assertThat(engine.waiting.heard()).isEqualTo(1);
        operation.detach();
        Objects.requireNonNull(change.get()).run();
        assertThat(engine.waiting.heard()).isZero();
    }

    private PendingOperation<String> begin(Engine.Script service) {
        return engine.waiting.begin(engine.spec(service)
                .schedule(new PollSchedule(DAY, 1, DAY))
                .wokenBy(NEWS)
                .build());
    }
}
