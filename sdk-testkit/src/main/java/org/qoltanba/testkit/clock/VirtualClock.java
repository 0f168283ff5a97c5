package org.qoltanba.testkit.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.spi.Cancellable;
import org.qoltanba.api.spi.SdkScheduler;
import org.qoltanba.testkit.threads.DaemonThreads;

/**
 * A clock that stands still until told to move. Time passes in {@link #advance(Duration)}, and while a thread is blocked
 * in {@link #await(CompletionStage, Duration)} or {@link #pause(Duration)}: then it jumps from one piece of scheduled
 * work to the next, but never before the stages of all work begun earlier have completed. So hours pass in
 * milliseconds, and a test takes the same course every time.
 *
 * <p>Work that is due is started in due order, at the same instant in the order it was scheduled, on a thread that waits
 * for time to pass, or on a background thread if none does. Safe to share between threads; any number may wait at once.
 * Nothing needs to be closed: the background thread is a daemon and ends when idle.
 *
 * <p>Where people and programs in other processes use a world, a {@link ClockDriver} moves the clock with real time; then
 * nobody's waiting lets time pass.
 *
 * @since 0.1.0
 */
public final class VirtualClock implements SdkScheduler {

    private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");
    /** Nanoseconds as a long reach 292 years. */
    private static final Duration FURTHEST = Duration.ofDays(200 * 365);

    private static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(30);
    private static final Duration DEFAULT_GRACE = Duration.ofSeconds(1);
    private static final int NAMED_IN_MESSAGE = 3;

    private final Instant start;
    private final Instant end;
    private final Duration grace;
    private final Executor background = DaemonThreads.oneAtMost("qoltanba-virtual-clock");

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final TreeSet<Work> scheduled = new TreeSet<>(Work.ORDER);
    private final Set<Work> inFlight = new HashSet<>();
    private final Set<Wait> waits = new HashSet<>();
    private boolean starting;
    private long numberOfWorks;
    private @Nullable Throwable thrownByWork;

    private volatile Instant now;
    private volatile Duration patience = DEFAULT_PATIENCE;
    private volatile boolean driven;

    /** A clock that shows 2026-11-21T09:00:00Z. */
    public VirtualClock() {
        this(START);
    }

    /**
     * A clock that shows a given time.
     *
     * @param start what it shows at first
     */
    public VirtualClock(Instant start) {
        this(start, DEFAULT_GRACE);
    }

    VirtualClock(Instant start, Duration grace) {
        this.start = Objects.requireNonNull(start, "start");
        this.end = start.plus(FURTHEST);
        this.grace = grace;
        this.now = start;
    }

    /**
     * How much real time work may take before the clock gives up waiting for it; 30 seconds unless changed. It is the
     * only limit here in real time, and it is there so that a stage that never completes fails a test instead of
     * hanging it.
     *
     * @param limit more than zero
     * @return this clock
     */
    public VirtualClock patience(Duration limit) {
        Objects.requireNonNull(limit, "limit");
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("The clock's patience must be more than zero, for example ten seconds.");
        }
        patience = limit;
        return this;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public long nanoTime() {
        return Duration.between(start, now).toNanos();
    }

    /**
     * {@inheritDoc}
     *
     * <p>Work must not throw and must return a stage: if it does otherwise, the thread that waits for time to pass, or
     * the next one to do so, gets an {@link IllegalStateException} with the cause.
     */
    @Override
    public Cancellable schedule(Duration delay, Supplier<? extends CompletionStage<?>> work) {
        Objects.requireNonNull(delay, "delay");
        Objects.requireNonNull(work, "work");
        lock.lock();
        try {
            Work scheduledWork = new Work(later(delay), numberOfWorks++, work);
            scheduled.add(scheduledWork);
            changed.signalAll();
            startInBackgroundIfNobodyWaits();
            return () -> cancel(scheduledWork);
        } finally {
            lock.unlock();
        }
    }

    /**
     * {@inheritDoc}
     *
     * <p>If nothing at all is scheduled or in flight, only something unknown to the clock could still complete the
     * stage: the clock then listens for one second of real time before it jumps to the limit.
     *
     * @throws IllegalStateException if work threw, or has not completed for as long as the clock's patience lasts
     */
    @Override
    public boolean await(CompletionStage<?> stage, Duration limit) throws InterruptedException {
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(limit, "limit");
        if (driven) {
            return hold(stage, limit);
        }
        Wait wait = new Wait(Wait.Kind.AWAIT);
        stage.whenComplete((result, failure) -> release(wait));
        return letTimePass(wait, limit);
    }

    /**
     * Lets time pass: starts everything that falls due on the way, each at its own time, and waits for the stages of
     * that work. Zero is allowed and means: what is due now, and what it leads to.
     *
     * @param time how much; not negative
     * @throws InterruptedException if the thread is interrupted; time may then have passed in part
     * @throws IllegalStateException if work threw, or has not completed for as long as the clock's patience lasts
     */
    public void advance(Duration time) throws InterruptedException {
        Objects.requireNonNull(time, "time");
        if (time.isNegative()) {
            throw new IllegalArgumentException("Time does not run backwards: advance by zero or more.");
        }
        letTimePass(new Wait(Wait.Kind.ADVANCE), time);
    }

    /**
     * Holds the calling thread up until virtual time has passed, for a fake that answers late. Unlike other work in
     * flight it does not keep the clock from moving: work may be waiting for this very answer.
     *
     * @param time how long; zero or negative means not at all
     * @throws InterruptedException if the thread is interrupted
     * @throws IllegalStateException if work threw, or has not completed for as long as the clock's patience lasts
     */
    public void pause(Duration time) throws InterruptedException {
        Objects.requireNonNull(time, "time");
        if (driven) {
            hold(new CompletableFuture<>(), time);
        } else {
            letTimePass(new Wait(Wait.Kind.PAUSE), time);
        }
    }

    /**
     * Holds the calling thread up until a stage completes, for a fake that keeps a request waiting. It does not let time
     * pass: others do, and work in flight that may be waiting for this very answer does not keep them from it.
     *
     * @param stage what the answer depends on
     * @param limit how long at most, on this clock; in real time there is no limit
     * @return whether the stage completed, whichever way; false if the limit has passed
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean hold(CompletionStage<?> stage, Duration limit) throws InterruptedException {
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(limit, "limit");
        Wait wait = new Wait(Wait.Kind.HOLD);
        stage.whenComplete((result, failure) -> release(wait));
        lock.lockInterruptibly();
        try {
            wait.until = later(limit);
            waits.add(wait);
            changed.signalAll();
            while (!wait.isOver(now)) {
                changed.await();
            }
            return wait.released;
        } finally {
            waits.remove(wait);
            changed.signalAll();
            lock.unlock();
        }
    }

    /**
     * Waits for what is under way in real time and needs no time of this clock: at most for as long as its patience lasts.
     *
     * @param stage what is under way
     * @return whether it completed, whichever way
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean listenTo(CompletionStage<?> stage) throws InterruptedException {
        CountDownLatch completed = new CountDownLatch(1);
        stage.whenComplete((result, failure) -> completed.countDown());
        return completed.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** From now on only a driver lets time pass, or from now on everybody who waits. */
    void driven(boolean byADriver) {
        driven = byADriver;
    }

    /**
     * Lets time pass for a driver: starts everything that falls due on the way, but waits for nobody.
     *
     * @throws IllegalStateException if work threw
     */
    void tick(Duration time) {
        lock.lock();
        try {
            Instant target = later(time);
            while (now.isBefore(target) || (somethingIsDue() && !starting)) {
                if (somethingIsDue() && !starting) {
                    startWhatIsDue();
                } else {
                    now = !scheduled.isEmpty()
                                    && !starting
                                    && scheduled.first().due.isBefore(target)
                            ? scheduled.first().due
                            : target;
                    changed.signalAll();
                }
            }
            reportWhatWorkThrew();
        } finally {
            lock.unlock();
        }
    }

    private boolean letTimePass(Wait wait, Duration limit) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            wait.until = later(limit);
            waits.add(wait);
            while (!wait.released) {
                if (starting) {
                    listen();
                } else if (somethingIsDue()) {
                    startWhatIsDue();
                } else if (wait.kind == Wait.Kind.PAUSE && wait.isOver(now)) {
                    break;
                } else if (!workInFlightIsHeardOf()) {
                    if (wait.isOver(now)) {
                        break;
                    }
                    if (anotherWaitIsOver(wait)) {
                        listen();
                    } else if (wait.kind != Wait.Kind.AWAIT || !unknownWorkIsHeardOf()) {
                        jump();
                    }
                }
                reportWhatWorkThrew();
            }
            return wait.released;
        } finally {
            waits.remove(wait);
            changed.signalAll();
            startInBackgroundIfNobodyWaits();
            lock.unlock();
        }
    }

    /** Moves to the next instant at which something happens: work falls due, or somebody's wait ends. */
    private void jump() {
        Instant next = waits.stream()
                .map(wait -> wait.until)
                .min(Comparator.naturalOrder())
                .orElse(now);
        if (!scheduled.isEmpty() && scheduled.first().due.isBefore(next)) {
            next = scheduled.first().due;
        }
        now = next;
        changed.signalAll();
    }

    /** A wait that has ended leaves before time moves on, so that its thread sees the instant at which it ended. */
    private boolean anotherWaitIsOver(Wait mine) {
        return waits.stream().anyMatch(other -> other != mine && other.isOver(now));
    }

    /**
     * Listens to work in flight, if there is any. Behind a fake that answers late, work may stand still until time
     * moves: that many works are not waited for, and further ones only for a while.
     */
    private boolean workInFlightIsHeardOf() throws InterruptedException {
        long paused = waits.stream().filter(Wait::isBehindWork).count();
        if (inFlight.size() <= paused) {
            return false;
        }
        if (paused > 0) {
            return changesWithin(grace);
        }
        listen();
        return true;
    }

    private boolean unknownWorkIsHeardOf() throws InterruptedException {
        return scheduled.isEmpty() && inFlight.isEmpty() && changesWithin(grace);
    }

    private void listen() throws InterruptedException {
        if (!changesWithin(patience)) {
            throw new IllegalStateException("The virtual clock stands still at " + now + ": for " + patience
                    + " of real time it has waited for " + namesOfInFlight()
                    + ". The stage that scheduled work returns must complete when its consequences have come about.");
        }
    }

    @SuppressWarnings("WaitNotInLoop") // the loop is in letTimePass, which looks again at everything
    private boolean changesWithin(Duration realTime) throws InterruptedException {
        return changed.awaitNanos(realTime.toNanos()) > 0;
    }

    private String namesOfInFlight() {
        String names = inFlight.stream()
                .sorted(Work.ORDER)
                .limit(NAMED_IN_MESSAGE)
                .map(Work::toString)
                .collect(Collectors.joining(", "));
        return inFlight.size() + " works in flight: " + names + (inFlight.size() > NAMED_IN_MESSAGE ? ", ..." : "");
    }

    private boolean somethingIsDue() {
        return !scheduled.isEmpty() && !scheduled.first().due.isAfter(now);
    }

    private void startInBackgroundIfNobodyWaits() {
        if (waits.stream().noneMatch(Wait::moves) && !starting && somethingIsDue()) {
            background.execute(() -> {
                lock.lock();
                try {
                    if (!starting) {
                        startWhatIsDue();
                    }
                } finally {
                    lock.unlock();
                }
            });
        }
    }

    /** Called with the lock held, which is given up while work runs: it may call the clock from any thread. */
    private void startWhatIsDue() {
        starting = true;
        while (somethingIsDue()) {
            Work work = Objects.requireNonNull(scheduled.pollFirst());
            inFlight.add(work);
            lock.unlock();
            try {
                work.start().whenComplete((result, failure) -> finished(work, null));
            } catch (RuntimeException | Error thrown) {
                finished(work, thrown);
            } finally {
                lock.lock();
            }
        }
        starting = false;
        changed.signalAll();
    }

    private void finished(Work work, @Nullable Throwable thrown) {
        lock.lock();
        try {
            inFlight.remove(work);
            if (thrown != null) {
                thrownByWork = thrown;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void reportWhatWorkThrew() {
        Throwable thrown = thrownByWork;
        if (thrown != null) {
            thrownByWork = null;
            throw new IllegalStateException(
                    "Scheduled work threw instead of returning a stage; time is now " + now + ".", thrown);
        }
    }

    private void release(Wait wait) {
        lock.lock();
        try {
            wait.released = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void cancel(Work work) {
        lock.lock();
        try {
            scheduled.remove(work);
        } finally {
            lock.unlock();
        }
    }

    private Instant later(Duration delay) {
        if (delay.isNegative()) {
            return now;
        }
        return delay.compareTo(Duration.between(now, end)) > 0 ? end : now.plus(delay);
    }
}
