package org.qoltanba.testkit.clock;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.testkit.threads.DaemonThreads;

/**
 * Moves a virtual clock with real time, at any speed, for worlds that people and other programs use. It can be paused, and
 * time can be skipped; a clock that is paused from the start moves only when told, and is all the same not moved by
 * those who wait.
 *
 * <pre>{@code
 * try (ClockDriver driver = ClockDriver.drive(world.clock()).speed(60)) {
 *     // a minute of the world takes a second
 * }
 * }</pre>
 *
 * <p>The clock moves in steps of a fiftieth of a second. Safe to share between threads. Closing stops the clock and gives
 * it back to those who wait.
 *
 * @since 0.1.0
 */
public final class ClockDriver implements AutoCloseable {

    /** How fast a clock may go: a year in half a minute. */
    public static final double FASTEST = 1_000_000;

    private static final Duration STEP = Duration.ofMillis(20);

    private final VirtualClock clock;
    private final SdkClock realTime;
    private final ScheduledExecutorService timer = DaemonThreads.timer("qoltanba-clock-driver");
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Consumer<RuntimeException> trouble = ignored -> {};
    private double speed = 1;
    private boolean paused;
    private long lastReading;

    ClockDriver(VirtualClock clock, SdkClock realTime) {
        this.clock = clock;
        this.realTime = realTime;
        this.lastReading = realTime.nanoTime();
        clock.driven(true);
    }

    /**
     * Starts to move a clock with the time of the machine. A clock has one driver at a time.
     *
     * @param clock the clock of a world
     * @return the driver, at the speed of real time
     */
    public static ClockDriver drive(VirtualClock clock) {
        return start(new ClockDriver(Objects.requireNonNull(clock, "clock"), SdkClock.system()));
    }

    /**
     * Takes a clock over that is to stand still until {@link #advance(Duration)} or {@link #resume()}.
     *
     * @param clock the clock of a world
     * @return the driver, paused
     */
    public static ClockDriver standingStill(VirtualClock clock) {
        ClockDriver driver = new ClockDriver(Objects.requireNonNull(clock, "clock"), SdkClock.system());
        driver.paused = true;
        return start(driver);
    }

    private static ClockDriver start(ClockDriver driver) {
        ScheduledFuture<?> unused =
                driver.timer.scheduleAtFixedRate(driver::step, STEP.toNanos(), STEP.toNanos(), TimeUnit.NANOSECONDS);
        return driver;
    }

    /**
     * How fast time passes from now on.
     *
     * @param factor seconds of the world in a second of real time, more than 0, at most a million
     * @return this
     */
    public ClockDriver speed(double factor) {
        if (!(factor > 0 && factor <= FASTEST)) {
            throw new IllegalArgumentException(
                    "The speed of a clock is more than 0 and at most a million; 1 is real time. Pause it to have none.");
        }
        step();
        lock.lock();
        try {
            speed = factor;
        } finally {
            lock.unlock();
        }
        return this;
    }

    /**
     * How fast time passes, unless paused.
     *
     * @return seconds of the world in a second of real time
     */
    public double speed() {
        lock.lock();
        try {
            return speed;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Stops the clock. Stopping it twice is harmless.
     *
     * @return this
     */
    public ClockDriver pause() {
        step();
        lock.lock();
        try {
            paused = true;
        } finally {
            lock.unlock();
        }
        return this;
    }

    /**
     * Lets the clock go on. What has passed in the meantime is not made up for.
     *
     * @return this
     */
    public ClockDriver resume() {
        step();
        lock.lock();
        try {
            paused = false;
        } finally {
            lock.unlock();
        }
        return this;
    }

    /**
     * Whether the clock is stopped.
     *
     * @return true between {@link #pause()} and {@link #resume()}
     */
    public boolean isPaused() {
        lock.lock();
        try {
            return paused;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Skips time, whether or not the clock is stopped: everything that falls due is started before this returns.
     *
     * @param time how much; not negative
     */
    public void advance(Duration time) {
        Objects.requireNonNull(time, "time");
        if (time.isNegative()) {
            throw new IllegalArgumentException("Time does not run backwards: advance by zero or more.");
        }
        tick(time);
    }

    /**
     * Whom to tell when scheduled work of the world throws, which is a defect of a fake. Nobody unless set.
     *
     * @param listener called on any thread; must not block
     * @return this
     */
    public ClockDriver onTrouble(Consumer<RuntimeException> listener) {
        trouble = Objects.requireNonNull(listener, "listener");
        return this;
    }

    /** Stops the clock. Closing twice is harmless. */
    @Override
    public void close() {
        timer.shutdownNow();
        clock.driven(false);
    }

    /** Lets pass on the clock what has passed in reality since the last step. */
    void step() {
        Duration passed;
        lock.lock();
        try {
            long reading = realTime.nanoTime();
            passed = paused ? Duration.ZERO : Duration.ofNanos((long) ((reading - lastReading) * speed));
            lastReading = reading;
        } finally {
            lock.unlock();
        }
        tick(passed);
    }

    private void tick(Duration time) {
        try {
            clock.tick(time);
        } catch (IllegalStateException defect) {
            trouble.accept(defect);
        }
    }

    @Override
    public String toString() {
        return "ClockDriver[" + (isPaused() ? "paused" : "speed " + speed()) + "]";
    }
}
