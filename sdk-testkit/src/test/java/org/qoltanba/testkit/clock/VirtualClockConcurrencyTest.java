package org.qoltanba.testkit.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.qoltanba.api.spi.Cancellable;

/** Several threads let time pass at once, or work is done elsewhere meanwhile. */
@Timeout(60)
class VirtualClockConcurrencyTest {

    private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");

    private final VirtualClock clock = new VirtualClock(START, Duration.ofMillis(20));
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @Test
    void everyOneOfManyAwaitsEndsAtItsTime() throws Exception {
        int waiting = 50;
        CountDownLatch ready = new CountDownLatch(waiting);
        CountDownLatch go = new CountDownLatch(1);
        List<Future<Boolean>> results = new ArrayList<>();
        Queue<Long> completions = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < waiting; i++) {
            CompletableFuture<Void> stage = new CompletableFuture<>();
            clock.schedule(Duration.ofMinutes(waiting - i), () -> {
                completions.add(Duration.between(START, clock.now()).toMinutes());
                stage.complete(null);
                return stage;
            });
            boolean longEnough = i % 2 == 0;
            Duration limit = longEnough
                    ? Duration.ofDays(1)
                    : Duration.ofMinutes(waiting - i).minusSeconds(1);
            results.add(threads.submit(() -> {
                ready.countDown();
                go.await();
                return clock.await(stage, limit);
            }));
        }
        ready.await();
        go.countDown();

        for (int i = 0; i < waiting; i++) {
            // A thread that came late may have found its stage completed by others that let time pass
            if (i % 2 == 0) {
                assertThat(results.get(i).get(30, TimeUnit.SECONDS)).isTrue();
            } else {
                results.get(i).get(30, TimeUnit.SECONDS);
            }
        }
        assertThat(List.copyOf(completions)).isSorted();
        assertThat(clock.now()).isEqualTo(START.plus(Duration.ofMinutes(waiting)));
    }

    @Test
    void timeHaltsAtTheLimitOfTheEarlierWait() throws Exception {
        CompletableFuture<Void> hold = new CompletableFuture<>();
        CompletableFuture<Void> never = new CompletableFuture<>();
        CompletableFuture<Instant> endOfTheEarlier = new CompletableFuture<>();
        clock.schedule(Duration.ZERO, () -> hold);
        // At this instant time stands still until the earlier wait has told when it ended
        clock.schedule(Duration.ofSeconds(61), () -> endOfTheEarlier);
        Thread earlier = VirtualClockTest.inBackground(() -> {
            clock.await(never, Duration.ofMinutes(1));
            endOfTheEarlier.complete(clock.now());
        });
        Thread later = VirtualClockTest.inBackground(() -> clock.await(never, Duration.ofMinutes(10)));
        untilItWaits(earlier);
        untilItWaits(later);

        hold.complete(null);

        earlier.join();
        later.join();
        assertThat(endOfTheEarlier.join()).isBetween(START.plusSeconds(60), START.plusSeconds(61));
        assertThat(clock.now()).isEqualTo(START.plus(Duration.ofMinutes(10)));
    }

    @Test
    void advanceAndAwaitGoTogether() throws Exception {
        CompletableFuture<Void> stage = new CompletableFuture<>();
        clock.schedule(Duration.ofHours(1), () -> {
            stage.complete(null);
            return stage;
        });
        Future<Boolean> awaiting = threads.submit(() -> clock.await(stage, Duration.ofDays(1)));
        for (int i = 0; i < 6; i++) {
            clock.advance(Duration.ofMinutes(10));
        }
        assertThat(awaiting.get(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void workInFlightMayWaitForAFakeThatAnswersLate() throws Exception {
        CompletableFuture<Void> result = new CompletableFuture<>();
        clock.schedule(Duration.ofSeconds(1), () -> {
            threads.execute(() -> {
                pause(Duration.ofSeconds(10));
                result.complete(null);
            });
            return result;
        });
        assertThat(clock.await(result, Duration.ofMinutes(1))).isTrue();
        assertThat(clock.now()).isEqualTo(START.plusSeconds(11));
    }

    @Test
    void severalWorksInFlightMayWaitForOneLateAnswer() throws Exception {
        CompletableFuture<Void> token = new CompletableFuture<>();
        List<CompletableFuture<Void>> polls = List.of(token.copy(), token.copy(), token.copy());
        polls.forEach(poll -> clock.schedule(Duration.ofSeconds(1), () -> poll));
        clock.schedule(Duration.ofSeconds(1), () -> {
            threads.execute(() -> {
                pause(Duration.ofSeconds(10));
                token.complete(null);
            });
            return token;
        });
        assertThat(clock.await(CompletableFuture.allOf(polls.toArray(CompletableFuture[]::new)), Duration.ofMinutes(1)))
                .isTrue();
        assertThat(clock.now()).isEqualTo(START.plusSeconds(11));
    }

    @Test
    void aPauseLetsTimePassByItself() throws Exception {
        clock.pause(Duration.ofSeconds(7));
        clock.pause(Duration.ZERO);
        clock.pause(Duration.ofSeconds(-7));
        assertThat(clock.now()).isEqualTo(START.plusSeconds(7));
    }

    @Test
    void everyWorkStartsOnceAtItsTimeWhateverTheThreadsDo() throws Exception {
        long seed = 20261121;
        int works = 2_000;
        AtomicInteger started = new AtomicInteger();
        AtomicInteger cancelled = new AtomicInteger();
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        CompletableFuture<Void> never = new CompletableFuture<>();
        List<Future<?>> scheduling = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            Random random = new Random(seed + thread);
            scheduling.add(threads.submit(() -> {
                for (int i = 0; i < works / 4; i++) {
                    Instant scheduledAt = clock.now();
                    Duration delay = Duration.ofMillis(random.nextInt(5_000));
                    Cancellable work = clock.schedule(delay, () -> {
                        started.incrementAndGet();
                        if (clock.now().isBefore(scheduledAt.plus(delay))) {
                            wrong.add("early");
                        }
                        CompletableFuture<Void> elsewhere = new CompletableFuture<>();
                        threads.execute(() -> elsewhere.complete(null));
                        return elsewhere;
                    });
                    if (random.nextInt(100) == 0 && delay.toMillis() > 4_000) {
                        work.cancel();
                        cancelled.incrementAndGet();
                    }
                }
                return null;
            }));
        }
        List<Future<Boolean>> awaiting = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            Duration limit = Duration.ofSeconds(i);
            awaiting.add(threads.submit(() -> clock.await(never, limit)));
        }
        for (Future<?> future : scheduling) {
            future.get(30, TimeUnit.SECONDS);
        }
        for (Future<Boolean> future : awaiting) {
            assertThat(future.get(30, TimeUnit.SECONDS)).isFalse();
        }
        clock.advance(Duration.ofSeconds(10));
        assertThat(wrong).isEmpty();
        assertThat(started.get()).isBetween(works - cancelled.get(), works);
    }

    private void pause(Duration time) {
        try {
            clock.pause(time);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void untilItWaits(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aThreadThatIsHeldUpLeavesTimeToOthers() throws Exception {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        Future<Boolean> held = threads.submit(() -> clock.hold(answer, Duration.ofMinutes(15)));
        CompletableFuture<Void> due = new CompletableFuture<>();
        clock.schedule(Duration.ZERO, () -> {
            due.complete(null);
            return due;
        });

        assertThat(clock.listenTo(due)).isTrue();
        assertThat(clock.now()).isEqualTo(START);
        answer.complete(null);

        assertThat(held.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(clock.now()).isEqualTo(START);
    }

    @Test
    void workInFlightBehindAThreadThatIsHeldUpDoesNotHoldUpTime() throws Exception {
        CompletableFuture<Boolean> inFlight = new CompletableFuture<>();
        CompletableFuture<Void> never = new CompletableFuture<>();
        clock.schedule(Duration.ZERO, () -> {
            Future<Boolean> held = threads.submit(() -> inFlight.complete(clock.hold(never, Duration.ofMinutes(15))));
            return held.isCancelled() ? never : inFlight;
        });

        assertThat(clock.await(inFlight, Duration.ofHours(1))).isTrue();

        assertThat(inFlight.get()).isFalse();
        assertThat(clock.now()).isEqualTo(START.plus(Duration.ofMinutes(15)));
    }

    @Test
    void listeningTakesNoVirtualTimeAndEnds() throws Exception {
        clock.patience(Duration.ofMillis(20));

        assertThat(clock.listenTo(new CompletableFuture<>())).isFalse();
        assertThat(clock.now()).isEqualTo(START);
    }
}
