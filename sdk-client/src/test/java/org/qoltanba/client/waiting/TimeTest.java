package org.qoltanba.client.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.spi.Cancellable;
import org.qoltanba.testkit.clock.VirtualClock;

/** The machine's time, and how the scheduler is told what goes on. */
class TimeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void oneDaemonThreadKeepsTime() throws Exception {
        try (SystemTime time = new SystemTime(Engine.THREADS)) {
            CountDownLatch both = new CountDownLatch(2);
            List<Thread> threads = Collections.synchronizedList(new ArrayList<>());
            for (int i = 0; i < 2; i++) {
                time.schedule(Duration.ofMillis(5 - i), () -> {
                    threads.add(Thread.currentThread());
                    both.countDown();
                    return CompletableFuture.completedFuture(null);
                });
            }
            assertThat(both.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(threads.get(0)).isSameAs(threads.get(1)).matches(Thread::isDaemon);
        }
    }

    @Test
    void whatIsCalledOffIsForgotten() throws Exception {
        try (SystemTime time = new SystemTime(Engine.THREADS)) {
            AtomicInteger started = new AtomicInteger();
            Cancellable work = time.schedule(Duration.ofMillis(20), () -> {
                started.incrementAndGet();
                return CompletableFuture.completedFuture(null);
            });
            work.cancel();
            work.cancel();
            CompletableFuture<Void> after = new CompletableFuture<>();
            time.schedule(Duration.ofMillis(40), () -> {
                after.complete(null);
                return after;
            });
            assertThat(time.await(after, PATIENCE)).isTrue();
            assertThat(started).hasValue(0);
        }
    }

    @Test
    void workThatThrowsDoesNotStopTime() throws Exception {
        try (SystemTime time = new SystemTime(Engine.THREADS)) {
            time.schedule(Duration.ZERO, () -> {
                throw new IllegalStateException("fault");
            });
            CompletableFuture<Void> after = new CompletableFuture<>();
            time.schedule(Duration.ofMillis(1), () -> {
                after.complete(null);
                return after;
            });
            assertThat(time.await(after, PATIENCE)).isTrue();
        }
    }

    @Test
    void awaitTellsAnEndFromATimeout() throws Exception {
        try (SystemTime time = new SystemTime(Engine.THREADS)) {
            CompletableFuture<Void> never = new CompletableFuture<>();
            assertThat(time.await(never, Duration.ofMillis(5))).isFalse();
            assertThat(time.await(CompletableFuture.failedFuture(new IllegalStateException()), PATIENCE))
                    .isTrue();
            never.cancel(true);
            assertThat(time.await(never, Duration.ofDays(1_000_000_000))).isTrue();
        }
    }

    @Test
    void clocksRun() {
        try (SystemTime time = new SystemTime(Engine.THREADS)) {
            assertThat(time.now()).isAfter(Instant.parse("2024-01-01T00:00:00Z"));
            long first = time.nanoTime();
            assertThat(time.nanoTime() - first).isNotNegative();
        }
    }

    @Test
    void afterTheEndNothingIsStarted() throws Exception {
        SystemTime time = new SystemTime(Engine.THREADS);
        time.schedule(Duration.ofDays(1_000_000), () -> CompletableFuture.completedFuture(null));
        time.close();
        time.schedule(Duration.ZERO, () -> {
            throw new AssertionError();
        });
        assertThat(time.awaitEnd(PATIENCE)).isTrue();
    }

    @Test
    void aVirtualClockStandsStillWhileAnythingGoesOn() throws Exception {
        VirtualClock clock = new VirtualClock();
        Instant begin = clock.now();
        try (Workers workers = new Workers(2, Engine.THREADS)) {
            Timekeeper time = new Timekeeper(clock, workers);
            AtomicReference<Instant> seen = new AtomicReference<>();
            CompletableFuture<Void> done = new CompletableFuture<>();
            Timekeeper.Activity call = time.begin();
            CompletableFuture<Void> realThings = CompletableFuture.runAsync(
                    () -> {
                        // Three hops, each begun before the one before it ends
                        time.execute(() -> time.execute(() -> time.later(Duration.ofSeconds(1), () -> {
                            seen.set(clock.now());
                            done.complete(null);
                        })));
                        call.end();
                    },
                    CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS, workers));
            assertThat(clock.await(done, Duration.ofDays(1))).isTrue();
            realThings.get(20, TimeUnit.SECONDS);
            assertThat(seen.get()).isEqualTo(begin.plusSeconds(1));
            assertThat(clock.now()).isEqualTo(begin.plusSeconds(1));
        }
    }

    @Test
    void anExecutorThatRefusesLosesNothing() {
        Workers workers = new Workers(1, Engine.THREADS);
        workers.close();
        Timekeeper time = new Timekeeper(new VirtualClock(), workers);
        AtomicInteger done = new AtomicInteger();
        time.execute(done::incrementAndGet);
        assertThat(done).hasValue(1);
    }

    @Test
    void workersThatBlockAreReplacedAndOthersAreBounded() throws Exception {
        try (SystemTime machine = new SystemTime(Engine.THREADS);
                Workers workers = new Workers(2, Engine.THREADS)) {
            Timekeeper time = new Timekeeper(machine, workers);
            CompletableFuture<Void> release = new CompletableFuture<>();
            CountDownLatch blocked = new CountDownLatch(10);
            for (int i = 0; i < 10; i++) {
                time.execute(() -> {
                    blocked.countDown();
                    try {
                        time.await(release);
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                });
            }
            assertThat(blocked.await(20, TimeUnit.SECONDS)).isTrue();
            time.execute(() -> release.complete(null));
            assertThat(time.await(release, PATIENCE)).isTrue();

            AtomicInteger atATime = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            CountDownLatch all = new CountDownLatch(100);
            for (int i = 0; i < 100; i++) {
                time.execute(() -> {
                    most.accumulateAndGet(atATime.incrementAndGet(), Math::max);
                    atATime.decrementAndGet();
                    all.countDown();
                });
            }
            assertThat(all.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(most.get()).isLessThanOrEqualTo(12);
        }
    }
}
