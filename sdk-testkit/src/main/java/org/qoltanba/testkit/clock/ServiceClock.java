package org.qoltanba.testkit.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.qoltanba.api.spi.Cancellable;
import org.qoltanba.api.spi.SdkScheduler;

/**
 * The clock by which a service goes: that of the world, unless it is set wrong. How long something takes is the same on
 * both. Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class ServiceClock implements SdkScheduler {

    private final SdkScheduler world;
    private final Supplier<Duration> skew;

    /**
     * A clock of a service.
     *
     * @param world the right one
     * @param skew how far this one is ahead now; behind if negative
     */
    public ServiceClock(SdkScheduler world, Supplier<Duration> skew) {
        this.world = Objects.requireNonNull(world, "world");
        this.skew = Objects.requireNonNull(skew, "skew");
    }

    /**
     * What this clock shows when the right one shows something else.
     *
     * @param right on the clock of the world
     * @return the same moment on this clock
     */
    public Instant shows(Instant right) {
        return right.plus(skew.get());
    }

    @Override
    public Instant now() {
        return shows(world.now());
    }

    @Override
    public long nanoTime() {
        return world.nanoTime();
    }

    @Override
    public Cancellable schedule(Duration delay, Supplier<? extends CompletionStage<?>> work) {
        return world.schedule(delay, work);
    }

    @Override
    public boolean await(CompletionStage<?> stage, Duration limit) throws InterruptedException {
        return world.await(stage, limit);
    }
}
