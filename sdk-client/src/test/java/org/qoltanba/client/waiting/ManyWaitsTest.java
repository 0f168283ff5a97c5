package org.qoltanba.client.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.qoltanba.api.operation.OperationState;
import org.qoltanba.api.operation.PendingOperation;

/** Many operations at once: no thread for any of them, a bound on polls, and nobody left out. */
@Isolated
class ManyWaitsTest {

    private static final int MANY = 10_000;
    private static final PollSchedule FIVE_SECONDS = new PollSchedule(Duration.ofSeconds(5), 1, Duration.ofSeconds(5));

    /** Answers in another turn of the executor, as a network does, and counts. */
    private static final class CountingService {

        private final Engine engine;
        private final AtomicInteger underWay = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private final AtomicInteger polls = new AtomicInteger();

        CountingService(Engine engine) {
            this.engine = engine;
        }

        CompletableFuture<PollOutcome<Integer>> poll(PollOutcome<Integer> outcome) {
            polls.incrementAndGet();
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            CompletableFuture<PollOutcome<Integer>> arriving = new CompletableFuture<>();
            engine.time.execute(() -> {
                underWay.decrementAndGet();
                arriving.complete(outcome);
            });
            return arriving;
        }
    }

    @Test
    void tenThousandWaitsAddNoThread() throws Exception {
        try (Engine engine = new Engine(new WaitingLimits(56, 4_000, FIVE_SECONDS))) {
            CountingService service = new CountingService(engine);
            Instant begin = engine.clock.now();
            engine.clock.advance(Duration.ZERO);
            int threadsBefore = threads();
            AtomicInteger mostThreads = new AtomicInteger();
            List<PendingOperation<Integer>> operations = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                int number = i;
                Instant confirmedAt = begin.plusSeconds(i % 60);
                operations.add(engine.waiting.begin(WaitSpec.of(Engine.CONTEXT, "" + i, () -> {
                            if (number % 100 == 0) {
                                mostThreads.accumulateAndGet(threads(), Math::max);
                            }
                            return service.poll(
                                    engine.clock.now().isBefore(confirmedAt)
                                            ? PollOutcome.notYet()
                                            : PollOutcome.done(number));
                        })
                        .expiresAt(begin.plusSeconds(600))
                        .build()));
            }
            for (int i = 0; i < MANY; i++) {
                assertThat(operations.get(i).await(Duration.ofMinutes(10))).isEqualTo(i);
            }
            // Two workers and the clock's own helper; threads of other tests may have ended meanwhile
            assertThat(mostThreads.get() - threadsBefore).isLessThanOrEqualTo(3);
            assertThat(service.most.get()).isLessThanOrEqualTo(56);
            assertThat(engine.waiting).hasToString("WaitingEngine[0 waiting]");
        }
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    @Test
    void theBudgetIsKeptAndEverybodyIsServedEqually() throws Exception {
        int perSecond = 20;
        int waits = 500;
        try (Engine engine = new Engine(new WaitingLimits(8, perSecond, FIVE_SECONDS))) {
            CountingService service = new CountingService(engine);
            Map<Integer, List<Instant>> polledAt = new HashMap<>();
            List<Instant> all = Collections.synchronizedList(new ArrayList<>());
            for (int i = 0; i < waits; i++) {
                List<Instant> mine = Collections.synchronizedList(new ArrayList<>());
                polledAt.put(i, mine);
                engine.waiting.begin(WaitSpec.<Integer>of(Engine.CONTEXT, "" + i, () -> {
                            mine.add(engine.clock.now());
                            all.add(engine.clock.now());
                            return service.poll(PollOutcome.notYet());
                        })
                        .build());
            }
            int seconds = 300;
            engine.clock.advance(Duration.ofSeconds(seconds));

            // 500 waits every 3.75 s would be 133 polls a second; the budget is used, and not exceeded
            assertThat(all).hasSizeBetween(perSecond * (seconds - 5), perSecond * seconds + perSecond);
            Collections.sort(all);
            for (int i = 0; i + perSecond + 3 < all.size(); i++) {
                assertThat(Duration.between(all.get(i), all.get(i + perSecond + 3)))
                        .as("polls in any second")
                        .isGreaterThan(Duration.ofSeconds(1));
            }
            // 25 s are a round of all; everybody gets a turn in each
            polledAt.values().forEach(mine -> {
                assertThat(mine).hasSizeBetween(10, 13);
                for (int i = 1; i < mine.size(); i++) {
                    assertThat(Duration.between(mine.get(i - 1), mine.get(i)))
                            .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(31));
                }
            });
            assertThat(service.most.get()).isLessThanOrEqualTo(8);
        }
    }

    @Test
    void newcomersDoNotOvertakeThoseWhoAreOverdue() throws Exception {
        try (Engine engine = new Engine(new WaitingLimits(1, 10, FIVE_SECONDS))) {
            List<String> served = Collections.synchronizedList(new ArrayList<>());
            for (int i = 0; i < 200; i++) {
                begin(engine, "old" + i, served);
            }
            engine.clock.advance(Duration.ofSeconds(6));
            begin(engine, "new", served);
            engine.clock.advance(Duration.ofSeconds(30));
            long distinctOld =
                    served.subList(0, served.indexOf("new")).stream().distinct().count();
            assertThat(distinctOld).as("all who were due before it").isEqualTo(200);
            assertThat(served.subList(0, 200))
                    .as("nobody twice before everybody once")
                    .doesNotHaveDuplicates();
        }
    }

    private static void begin(Engine engine, String name, List<String> served) {
        engine.waiting.begin(WaitSpec.<Integer>of(Engine.CONTEXT, name, () -> {
                    served.add(name);
                    return CompletableFuture.completedFuture(PollOutcome.notYet());
                })
                .build());
    }

    @Test
    void aSlowServiceDoesNotHoldUpAnother() throws Exception {
        try (Engine engine = new Engine(new WaitingLimits(1, 1_000, FIVE_SECONDS))) {
            engine.waiting.begin(WaitSpec.<Integer>of(
                            org.qoltanba.api.error.ErrorContext.call("Slow", "x"), "1", CompletableFuture::new)
                    .build());
            PendingOperation<Integer> quick = engine.waiting.begin(
                    WaitSpec.of(Engine.CONTEXT, "2", () -> CompletableFuture.completedFuture(PollOutcome.done(1)))
                            .build());
            assertThat(quick.await(Duration.ofMinutes(1))).isEqualTo(1);
        }
    }

    @Test
    void aRefreshIsNotHeldUpByTheQueue() throws Exception {
        try (Engine engine = new Engine(new WaitingLimits(8, 1, FIVE_SECONDS))) {
            List<String> served = Collections.synchronizedList(new ArrayList<>());
            for (int i = 0; i < 1_000; i++) {
                begin(engine, "" + i, served);
            }
            engine.clock.advance(Duration.ofSeconds(10));
            PendingOperation<Integer> mine = engine.waiting.begin(WaitSpec.<Integer>of(
                            Engine.CONTEXT, "mine", () -> CompletableFuture.completedFuture(PollOutcome.done(1)))
                    .build());
            assertThat(engine.clock.await(mine.refresh(), Duration.ofSeconds(1)))
                    .isTrue();
            assertThat(mine.state()).isEqualTo(OperationState.COMPLETED);
        }
    }

    /** Heap that a hundred thousand waits hold, each with a poll of its own. */
    @Test
    void aWaitIsSmall() throws Exception {
        int count = 100_000;
        try (Engine engine = new Engine(new WaitingLimits(56, 50, FIVE_SECONDS))) {
            List<PendingOperation<Integer>> operations = new ArrayList<>(count);
            long before = heap();
            for (int i = 0; i < count; i++) {
                String id = "operation-" + i;
                operations.add(
                        engine.waiting.begin(WaitSpec.<Integer>of(Engine.CONTEXT, id, () -> new CompletableFuture<>())
                                .expiresAt(engine.clock.now().plusSeconds(600 + i))
                                .build()));
            }
            long each = (heap() - before) / count;
            assertThat(operations).hasSize(count);
            assertThat(each).isBetween(100L, 1_024L);
        }
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Test
    void cancelledWaitsLeaveNothingBehind() throws Exception {
        try (Engine engine = new Engine()) {
            SplittableRandom random = new SplittableRandom(4);
            AtomicInteger polls = new AtomicInteger();
            List<PendingOperation<Integer>> operations = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                operations.add(engine.waiting.begin(WaitSpec.<Integer>of(Engine.CONTEXT, "" + i, () -> {
                            polls.incrementAndGet();
                            return CompletableFuture.completedFuture(PollOutcome.notYet());
                        })
                        .build()));
            }
            engine.clock.advance(Duration.ofSeconds(3));
            operations.forEach(operation -> {
                if (random.nextBoolean()) {
                    operation.cancel();
                } else {
                    operation.detach();
                }
            });
            engine.clock.advance(Duration.ZERO);
            int before = polls.get();
            engine.clock.advance(Duration.ofHours(1));
            assertThat(polls).hasValue(before);
            assertThat(engine.waiting).hasToString("WaitingEngine[0 waiting]");
        }
    }
}
