package org.qoltanba.testkit.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.qoltanba.api.spi.SdkClock;

/** Real time is a number here, except where the driver's own thread is looked at. */
@Timeout(30)
class ClockDriverTest {

    private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");

    private final AtomicLong real = new AtomicLong(17);
    private final VirtualClock clock = new VirtualClock();
    private final ClockDriver driver = new ClockDriver(clock, new SdkClock() {
        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public long nanoTime() {
            return real.get();
        }
    });

    @Test
    void timePassesAsInReality() {
        passes(Duration.ofSeconds(3));
        assertThat(clock.now()).isEqualTo(START.plusSeconds(3));
    }

    @Test
    void timePassesFaster() {
        passes(Duration.ofSeconds(1));
        driver.speed(60);
        passes(Duration.ofSeconds(2));
        assertThat(clock.now()).isEqualTo(START.plusSeconds(121));
        assertThat(driver.speed()).isEqualTo(60);
    }

    @Test
    void aChangeOfSpeedCountsFromNow() {
        real.addAndGet(Duration.ofSeconds(5).toNanos());
        driver.speed(100);
        assertThat(clock.now()).isEqualTo(START.plusSeconds(5));
    }

    @Test
    void aPausedClockStandsStillAndDoesNotCatchUp() {
        driver.pause();
        passes(Duration.ofHours(1));
        assertThat(clock.now()).isEqualTo(START);
        driver.advance(Duration.ofMinutes(5));
        assertThat(clock.now()).isEqualTo(START.plusSeconds(300));
        driver.resume();
        passes(Duration.ofSeconds(1));
        assertThat(clock.now()).isEqualTo(START.plusSeconds(301));
        assertThat(driver.isPaused()).isFalse();
    }

    @Test
    void workStartsAtItsOwnTimeAndNobodyWaitsForIt() {
        List<Instant> started = new ArrayList<>();
        for (int seconds : new int[] {3, 1}) {
            clock.schedule(Duration.ofSeconds(seconds), () -> {
                started.add(clock.now());
                return new CompletableFuture<>(); // never done
            });
        }
        driver.advance(Duration.ofSeconds(10));
        assertThat(started).containsExactly(START.plusSeconds(1), START.plusSeconds(3));
        assertThat(clock.now()).isEqualTo(START.plusSeconds(10));
    }

    @Test
    void whoWaitsDoesNotMoveTheClock() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            CountDownLatch waiting = new CountDownLatch(2);
            Future<Boolean> awaiting = threads.submit(() -> {
                waiting.countDown();
                return clock.await(new CompletableFuture<>(), Duration.ofMinutes(5));
            });
            Future<Instant> pausing = threads.submit(() -> {
                waiting.countDown();
                clock.pause(Duration.ofMinutes(1));
                return clock.now();
            });
            waiting.await();
            assertThat(clock.now()).isEqualTo(START);
            while (!pausing.isDone() || !awaiting.isDone()) {
                // Until both have begun to wait and time has passed for them
                driver.advance(Duration.ofMinutes(10));
                Thread.onSpinWait();
            }
            assertThat(pausing.get()).isAfter(START.plusSeconds(59));
            assertThat(awaiting.get()).isFalse();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aDefectOfAFakeIsTold() {
        List<RuntimeException> defects = new ArrayList<>();
        driver.onTrouble(defects::add);
        clock.schedule(Duration.ofSeconds(1), () -> {
            throw new UnsupportedOperationException("defect");
        });
        driver.advance(Duration.ofSeconds(2));
        assertThat(defects).hasSize(1);
        assertThat(defects.get(0)).hasRootCauseInstanceOf(UnsupportedOperationException.class);
        driver.advance(Duration.ofSeconds(2));
        assertThat(defects).hasSize(1);
        assertThat(clock.now()).isEqualTo(START.plusSeconds(4));
    }

    @Test
    void itRunsByItself() throws Exception {
        CountDownLatch due = new CountDownLatch(1);
        VirtualClock another = new VirtualClock();
        try (ClockDriver running = ClockDriver.drive(another).speed(3600)) {
            another.schedule(Duration.ofMinutes(1), () -> {
                due.countDown();
                return CompletableFuture.completedStage(null);
            });
            assertThat(due.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(running).hasToString("ClockDriver[speed 3600.0]");
        }
    }

    @Test
    void aClosedDriverGivesTheClockBack() throws Exception {
        driver.close();
        assertThat(clock.await(new CompletableFuture<>(), Duration.ofHours(1))).isFalse();
        assertThat(clock.now()).isEqualTo(START.plusSeconds(3600));
    }

    @Test
    void refusesWhatIsNoSpeed() {
        assertThatIllegalArgumentException().isThrownBy(() -> driver.speed(0)).withMessageContaining("1 is real time");
        assertThatIllegalArgumentException().isThrownBy(() -> driver.speed(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> driver.speed(1e7));
        assertThatIllegalArgumentException().isThrownBy(() -> driver.advance(Duration.ofSeconds(-1)));
    }

    private void passes(Duration time) {
        real.addAndGet(time.toNanos());
        driver.step();
    }
}
