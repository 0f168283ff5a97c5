package org.qoltanba.testkit.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.qoltanba.api.spi.Cancellable;

@Timeout(60)
class VirtualClockTest {

    private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final VirtualClock clock = new VirtualClock();
    private final List<String> events = new ArrayList<>();

    @Test
    void standsStillUntilToldToMove() throws Exception {
        assertThat(clock.now()).isEqualTo(START);
        assertThat(clock.now()).isEqualTo(START);
        long before = clock.nanoTime();
        clock.advance(Duration.ofMinutes(5));
        assertThat(clock.now()).isEqualTo(START.plusSeconds(300));
        assertThat(clock.nanoTime() - before).isEqualTo(TimeUnit.MINUTES.toNanos(5));
    }

    @Test
    void canShowAnyTimeAtFirst() {
        Instant other = Instant.parse("2020-01-01T00:00:00Z");
        assertThat(new VirtualClock(other).now()).isEqualTo(other);
    }

    @Test
    void startsWorkInDueOrderAndEachAtItsTime() throws Exception {
        clock.schedule(SECOND.multipliedBy(3), noting("third"));
        clock.schedule(SECOND, noting("first"));
        clock.schedule(SECOND.multipliedBy(2), noting("second"));
        clock.schedule(SECOND.multipliedBy(2), noting("second, scheduled later"));
        clock.schedule(SECOND.multipliedBy(4), noting("too late"));

        clock.advance(SECOND.multipliedBy(3));

        assertThat(events).containsExactly("1 first", "2 second", "2 second, scheduled later", "3 third");
        assertThat(clock.now()).isEqualTo(START.plusSeconds(3));
    }

    @Test
    void advancingByNothingStartsWhatIsDueAndWhatItLeadsTo() throws Exception {
        clock.schedule(SECOND, () -> {
            clock.schedule(Duration.ZERO, noting("led to"));
            return noting("due").get();
        });
        clock.advance(SECOND);
        assertThat(events).containsExactly("1 due", "1 led to");
        clock.advance(Duration.ZERO);
        assertThat(clock.now()).isEqualTo(START.plusSeconds(1));
    }

    @Test
    void waitsForTheStageOfWorkBeforeTimeMovesOn() throws Exception {
        CompletableFuture<Void> slow = new CompletableFuture<>();
        CountDownLatch started = new CountDownLatch(1);
        clock.schedule(SECOND, () -> {
            started.countDown();
            return slow;
        });
        clock.schedule(SECOND.multipliedBy(2), noting("after"));
        Thread elsewhere = inBackground(() -> {
            started.await();
            note("slow work goes on");
            slow.complete(null);
        });

        clock.advance(SECOND.multipliedBy(2));

        elsewhere.join();
        assertThat(events).containsExactly("1 slow work goes on", "2 after");
    }

    @Test
    void waitsForTheStagesOfTheLastInstantToo() throws Exception {
        CompletableFuture<Void> slow = new CompletableFuture<>();
        CountDownLatch started = new CountDownLatch(1);
        clock.schedule(SECOND, () -> {
            started.countDown();
            return slow;
        });
        Thread elsewhere = inBackground(() -> {
            started.await();
            note("done");
            slow.complete(null);
        });

        clock.advance(SECOND);

        assertThat(events).containsExactly("1 done");
        elsewhere.join();
    }

    @Test
    void startsWorkOfOneInstantTogether() throws Exception {
        CompletableFuture<Void> needsTheOther = new CompletableFuture<>();
        clock.schedule(SECOND, () -> needsTheOther);
        clock.schedule(SECOND, () -> {
            needsTheOther.complete(null);
            return needsTheOther;
        });
        clock.advance(SECOND);
        assertThat(needsTheOther).isCompleted();
    }

    @Test
    void doesNotMindHowAStageEnds() throws Exception {
        clock.schedule(SECOND, () -> CompletableFuture.failedFuture(new IllegalStateException("refused")));
        clock.schedule(SECOND.multipliedBy(2), noting("next"));
        clock.advance(SECOND.multipliedBy(2));
        assertThat(events).containsExactly("2 next");
    }

    @Test
    void letsWorkScheduleMoreWork() throws Exception {
        AtomicInteger polls = new AtomicInteger();
        poll(polls, 720);
        clock.advance(Duration.ofHours(2));
        assertThat(polls).hasValue(720);
        assertThat(clock.now()).isEqualTo(START.plus(Duration.ofHours(2)));
    }

    @Test
    void doesNotStartCancelledWork() throws Exception {
        Cancellable work = clock.schedule(SECOND, noting("cancelled"));
        Cancellable later = clock.schedule(SECOND.multipliedBy(3), noting("cancelled by other work"));
        clock.schedule(SECOND.multipliedBy(2), () -> {
            later.cancel();
            return noting("cancels").get();
        });
        work.cancel();
        work.cancel();
        clock.advance(SECOND.multipliedBy(5));
        later.cancel();
        assertThat(events).containsExactly("2 cancels");
    }

    @Test
    void cancellingWorkThatHasBegunChangesNothing() throws Exception {
        List<Cancellable> itself = new ArrayList<>();
        itself.add(clock.schedule(SECOND, () -> {
            itself.get(0).cancel();
            return noting("runs").get();
        }));
        clock.advance(SECOND);
        assertThat(events).containsExactly("1 runs");
    }

    @Test
    void reportsWorkThatThrowsAfterStartingTheRestOfTheInstant() throws Exception {
        IllegalArgumentException defect = new IllegalArgumentException("defect");
        clock.schedule(SECOND, () -> {
            throw defect;
        });
        clock.schedule(SECOND, noting("same instant"));
        clock.schedule(SECOND.multipliedBy(2), noting("afterwards"));

        assertThatIllegalStateException()
                .isThrownBy(() -> clock.advance(SECOND.multipliedBy(5)))
                .withCause(defect)
                .withMessageContaining("threw instead of returning a stage");
        assertThat(events).containsExactly("1 same instant");

        clock.advance(SECOND);
        assertThat(events).containsExactly("1 same instant", "2 afterwards");
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without null checks may do
    void reportsWorkThatReturnsNoStage() {
        clock.schedule(SECOND, () -> null);
        assertThatIllegalStateException()
                .isThrownBy(() -> clock.advance(SECOND))
                .withRootCauseInstanceOf(NullPointerException.class);
    }

    @Test
    void awaitLetsTimePassUntilTheStageCompletes() throws Exception {
        CompletableFuture<Void> stage = new CompletableFuture<>();
        clock.schedule(Duration.ofMinutes(3), () -> {
            stage.complete(null);
            return stage;
        });
        clock.schedule(Duration.ofMinutes(4), noting("not reached"));

        assertThat(clock.await(stage, Duration.ofDays(1))).isTrue();

        assertThat(clock.now()).isEqualTo(START.plusSeconds(180));
        assertThat(events).isEmpty();
    }

    @Test
    void awaitReturnsAtOnceForACompletedStage() throws Exception {
        assertThat(clock.await(CompletableFuture.completedFuture(1), Duration.ofDays(1)))
                .isTrue();
        assertThat(clock.await(CompletableFuture.failedFuture(new IllegalStateException()), Duration.ofDays(1)))
                .isTrue();
        assertThat(clock.now()).isEqualTo(START);
    }

    @Test
    void awaitGivesUpExactlyAtItsLimit() throws Exception {
        CompletableFuture<Void> never = new CompletableFuture<>();
        AtomicInteger polls = new AtomicInteger();
        poll(polls, Integer.MAX_VALUE);

        assertThat(clock.await(never, Duration.ofSeconds(12))).isFalse();

        assertThat(clock.now()).isEqualTo(START.plusSeconds(12));
        assertThat(polls).hasValue(2);
    }

    @Test
    void awaitJumpsToItsLimitWhenNothingElseWillHappen() throws Exception {
        VirtualClock impatient = new VirtualClock(START, Duration.ofMillis(5));
        assertThat(impatient.await(new CompletableFuture<>(), Duration.ofDays(3)))
                .isFalse();
        assertThat(impatient.now()).isEqualTo(START.plus(Duration.ofDays(3)));
    }

    @Test
    void awaitListensToWorkTheClockDoesNotKnowOf() throws Exception {
        VirtualClock patient = new VirtualClock(START, Duration.ofSeconds(30));
        CompletableFuture<Void> stage = new CompletableFuture<>();
        Thread elsewhere = inBackground(() -> stage.complete(null));
        assertThat(patient.await(stage, Duration.ofDays(3))).isTrue();
        assertThat(patient.now()).isEqualTo(START);
        elsewhere.join();
    }

    @Test
    void awaitWithALimitOfZeroStartsWhatIsDue() throws Exception {
        CompletableFuture<Void> stage = new CompletableFuture<>();
        clock.schedule(Duration.ZERO, () -> {
            stage.complete(null);
            return stage;
        });
        assertThat(clock.await(stage, Duration.ZERO)).isTrue();
        assertThat(clock.await(new CompletableFuture<>(), Duration.ofSeconds(-1)))
                .isFalse();
        assertThat(clock.now()).isEqualTo(START);
    }

    @Test
    void startsDueWorkEvenIfNobodyWaits() throws Exception {
        CompletableFuture<Thread> ranOn = new CompletableFuture<>();
        clock.schedule(Duration.ofSeconds(-1), () -> {
            ranOn.complete(Thread.currentThread());
            return ranOn;
        });
        Thread thread = ranOn.get(10, TimeUnit.SECONDS);
        assertThat(thread).isNotSameAs(Thread.currentThread());
        assertThat(thread.isDaemon()).isTrue();
        thread.join(10_000);
        assertThat(thread.isAlive()).isFalse();
        assertThat(clock.now()).isEqualTo(START);
    }

    @Test
    void workLeftDueByAnAwaitThatEndedIsStillStarted() throws Exception {
        CompletableFuture<Void> stage = new CompletableFuture<>();
        CompletableFuture<Void> second = new CompletableFuture<>();
        clock.schedule(SECOND, () -> {
            stage.complete(null);
            clock.schedule(Duration.ZERO, () -> {
                second.complete(null);
                return second;
            });
            return stage;
        });
        assertThat(clock.await(stage, Duration.ofMinutes(1))).isTrue();
        second.get(10, TimeUnit.SECONDS);
        assertThat(clock.now()).isEqualTo(START.plusSeconds(1));
    }

    @Test
    void namesTheWorkThatKeepsTimeFromMoving() {
        clock.patience(Duration.ofMillis(50));
        clock.schedule(SECOND, new Supplier<CompletionStage<Void>>() {
            @Override
            public CompletionStage<Void> get() {
                return new CompletableFuture<>();
            }

            @Override
            public String toString() {
                return "the poll of operation 17";
            }
        });
        assertThatIllegalStateException()
                .isThrownBy(() -> clock.advance(Duration.ofMinutes(1)))
                .withMessageContaining("the poll of operation 17")
                .withMessageContaining("2026-11-21T09:00:01Z")
                .withMessageContaining("PT0.05S");
    }

    @Test
    void canBeInterrupted() throws Exception {
        CompletableFuture<Void> neverEnds = new CompletableFuture<>();
        CountDownLatch started = new CountDownLatch(1);
        clock.schedule(SECOND, () -> {
            started.countDown();
            return neverEnds;
        });
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread waiting = inBackground(() -> {
            try {
                clock.advance(SECOND);
            } catch (InterruptedException interrupted) {
                thrown.set(interrupted);
            }
        });
        started.await();
        waiting.interrupt();
        waiting.join();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);

        neverEnds.complete(null);
        clock.advance(SECOND);
        assertThat(clock.now()).isEqualTo(START.plusSeconds(2));
    }

    @Test
    void doesNotOverflow() throws Exception {
        clock.schedule(Duration.ofSeconds(Long.MAX_VALUE), noting("never"));
        clock.advance(Duration.ofDays(100 * 365));
        long before = clock.nanoTime();
        clock.advance(Duration.ofDays(1));
        assertThat(clock.nanoTime() - before).isEqualTo(TimeUnit.DAYS.toNanos(1));
        assertThat(events).isEmpty();
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without null checks may do
    void refusesWhatItCannotDo() {
        assertThatIllegalArgumentException().isThrownBy(() -> clock.advance(SECOND.negated()));
        assertThatIllegalArgumentException().isThrownBy(() -> clock.patience(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> clock.patience(SECOND.negated()));
        assertThatNullPointerException().isThrownBy(() -> clock.advance(null)).withMessage("time");
        assertThatNullPointerException().isThrownBy(() -> clock.pause(null)).withMessage("time");
        assertThatNullPointerException().isThrownBy(() -> clock.patience(null)).withMessage("limit");
        assertThatNullPointerException()
                .isThrownBy(() -> clock.schedule(null, noting("")))
                .withMessage("delay");
        assertThatNullPointerException()
                .isThrownBy(() -> clock.schedule(SECOND, null))
                .withMessage("work");
        assertThatNullPointerException()
                .isThrownBy(() -> clock.await(null, SECOND))
                .withMessage("stage");
        assertThatThrownBy(() -> clock.await(new CompletableFuture<>(), null)).hasMessage("limit");
        assertThatNullPointerException()
                .isThrownBy(() -> new VirtualClock(null))
                .withMessage("start");
    }

    private void poll(AtomicInteger polls, int most) {
        clock.schedule(Duration.ofSeconds(5), () -> {
            if (polls.incrementAndGet() < most) {
                poll(polls, most);
            }
            return CompletableFuture.completedFuture(null);
        });
    }

    private Supplier<CompletionStage<?>> noting(String event) {
        return () -> {
            note(event);
            return CompletableFuture.completedFuture(null);
        };
    }

    private void note(String event) {
        events.add(Duration.between(START, clock.now()).toSeconds() + " " + event);
    }

    static Thread inBackground(Interruptible action) {
        Thread thread = new Thread(() -> {
            try {
                action.run();
            } catch (Exception failed) {
                throw new AssertionError(failed);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    interface Interruptible {
        void run() throws Exception;
    }
}
