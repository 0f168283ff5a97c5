package org.qoltanba.client.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.operation.OperationState;
import org.qoltanba.api.operation.PendingOperation;

/** What was confirmed is fetched before others are asked: a confirmation that is told of once must not pile up. */
class FetchingTurnTest {

    private static final int TURNS = 2;

    @Test
    void noMoreAreConfirmedThanAreFetched() throws InterruptedException {
        try (Engine engine = new Engine(new WaitingLimits(TURNS, 1_000, null))) {
            Queue<CompletableFuture<String>> fetches = new ConcurrentLinkedQueue<>();
            List<PendingOperation<String>> operations = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                operations.add(engine.waiting.begin(engine.spec(
                                () -> CompletableFuture.completedFuture(PollOutcome.confirmed(() -> {
                                    CompletableFuture<String> fetch = new CompletableFuture<>();
                                    fetches.add(fetch);
                                    return fetch;
                                })))
                        .build()));
            }
            for (int done = 0; done < 10; done++) {
                engine.clock.advance(Duration.ofSeconds(5));
                assertThat(operations.stream().filter(one -> one.state() == OperationState.FINISHING))
                        .hasSize(Math.min(TURNS, 10 - done));
                fetches.remove().complete("done");
            }
            engine.clock.advance(Duration.ofSeconds(1));
            assertThat(operations).allMatch(one -> one.state() == OperationState.COMPLETED);
        }
    }

    @Test
    void whoLeavesWhileFetchingLeavesTheTurnToOthers() throws InterruptedException {
        try (Engine engine = new Engine(new WaitingLimits(1, 1_000, null))) {
            PendingOperation<String> first = engine.waiting.begin(
                    engine.spec(() -> CompletableFuture.completedFuture(PollOutcome.confirmed(CompletableFuture::new)))
                            .build());
            engine.clock.advance(Duration.ofSeconds(5));
            assertThat(first.state()).isEqualTo(OperationState.FINISHING);
            PendingOperation<String> second =
                    engine.waiting.begin(engine.spec(() -> CompletableFuture.completedFuture(PollOutcome.done("done")))
                            .build());
            engine.clock.advance(Duration.ofSeconds(5));
            assertThat(second.state()).isEqualTo(OperationState.WAITING);

            first.detach();
            engine.clock.advance(Duration.ofSeconds(5));
            assertThat(second.state()).isEqualTo(OperationState.COMPLETED);
        }
    }
}
