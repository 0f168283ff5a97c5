package org.qoltanba.client.waiting;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.spi.Cancellable;
import org.qoltanba.api.spi.SdkScheduler;

/**
 * Time and executor of one {@code Qoltanba} object: it starts work later and elsewhere, and lets threads wait.
 *
 * <p>It also tells the scheduler what is going on: every call under way and every queued continuation is an {@link
 * Activity}, known to the scheduler as work in flight. So a virtual clock stands still while anything goes on, and moves
 * on when all that is left waits for time to pass. {@link SystemTime} waits for nobody and is told nothing.
 *
 * <p>Safe to share between threads.
 */
public final class Timekeeper {

    private static final Activity UNTOLD = new Activity(null);
    private static final Duration A_LONG_TIME = Duration.ofDays(1);

    private final SdkScheduler time;
    private final Executor executor;
    private final boolean told;
    private final CompletionStage<?> done = CompletableFuture.completedFuture(null);
    private final Map<Thread, Activity> working;

    /**
     * Puts both together.
     *
     * @param time keeps time
     * @param executor runs continuations, listeners and the SDK's own steps
     */
    public Timekeeper(SdkScheduler time, Executor executor) {
        this(time, executor, new ConcurrentHashMap<>());
    }

    private Timekeeper(SdkScheduler time, Executor executor, Map<Thread, Activity> working) {
        this.time = Objects.requireNonNull(time, "time");
        this.executor = Objects.requireNonNull(executor, "executor");
        this.told = !(time instanceof SystemTime);
        this.working = working;
    }

    /**
     * The same time with another executor, for work that blocks. What blocks on the SDK there is known to it.
     *
     * @param other runs what it is given
     * @return a timekeeper that knows what goes on in both
     */
    public Timekeeper on(Executor other) {
        return new Timekeeper(time, other, working);
    }

    /**
     * The time of day.
     *
     * @return now
     */
    public Instant now() {
        return time.now();
    }

    /**
     * Monotonic time.
     *
     * @return nanoseconds since an arbitrary moment
     */
    public long nanoTime() {
        return time.nanoTime();
    }

    /**
     * Does something short on the scheduler's own thread once a delay has passed.
     *
     * @param delay how long
     * @param work what to do; must not throw or block
     * @return calls it off
     */
    public Cancellable later(Duration delay, Runnable work) {
        return time.schedule(delay, () -> {
            work.run();
            return done;
        });
    }

    /**
     * Does something on the executor. If the executor refuses, as one that was shut down does, it is done here and now:
     * nobody must wait for ever.
     *
     * @param work what to do; must not throw
     */
    public void execute(Runnable work) {
        Activity activity = begin();
        try {
            executor.execute(() -> run(work, activity));
        } catch (RejectedExecutionException shutDown) {
            run(work, activity);
        }
    }

    private void run(Runnable work, Activity activity) {
        Thread thread = Thread.currentThread();
        Activity outer = working.put(thread, activity);
        try {
            work.run();
        } finally {
            Activity last = outer == null ? working.remove(thread) : working.put(thread, outer);
            (last == null ? activity : last).end();
        }
    }

    /**
     * Tells that something begins that will end on another thread.
     *
     * @return to be ended when what follows from it has begun
     */
    public Activity begin() {
        if (!told) {
            return UNTOLD;
        }
        CompletableFuture<Void> end = new CompletableFuture<>();
        time.schedule(Duration.ZERO, () -> end);
        return new Activity(end);
    }

    /**
     * Blocks until a stage has completed in whatever way, or a time has passed.
     *
     * @param stage what to wait for
     * @param limit the longest time
     * @return true if it has completed
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean await(CompletionStage<?> stage, Duration limit) throws InterruptedException {
        Thread thread = Thread.currentThread();
        Activity blocked = working.get(thread);
        if (blocked == null) {
            return time.await(stage, limit);
        }
        // A continuation that blocks: it must not keep the clock from moving, nor the stage from its thread. It is at
        // work
        // again from the moment the stage completes, not from when this thread has woken: no time passes in between
        CompletableFuture<Activity> goingOn =
                stage.handle((result, failure) -> begin()).toCompletableFuture();
        blocked.end();
        if (executor instanceof Workers workers) {
            workers.oneBlocks();
        }
        try {
            return time.await(goingOn, limit);
        } finally {
            if (executor instanceof Workers workers) {
                workers.oneGoesOn();
            }
            if (goingOn.isDone()) {
                working.put(thread, goingOn.join());
            } else {
                working.put(thread, begin());
                CompletableFuture<Void> unused = goingOn.thenAccept(Activity::end);
            }
        }
    }

    /**
     * Blocks until a stage has completed in whatever way. For what ends by itself.
     *
     * @param stage what to wait for
     * @throws InterruptedException if the thread is interrupted
     */
    public void await(CompletionStage<?> stage) throws InterruptedException {
        while (!await(stage, A_LONG_TIME)) {
            Thread.onSpinWait();
        }
    }

    /**
     * Whether the calling thread is running something of ours at this moment.
     *
     * @return true on a thread of the executor that does our work
     */
    public boolean isWorkingHere() {
        return working.containsKey(Thread.currentThread());
    }

    /**
     * Whether the calling thread may block on something else than {@link #await}, such as a socket. Not where time passes
     * only while threads wait for it to pass, and not on a thread of the executor, which others need.
     *
     * @return true if nothing else waits for the thread
     */
    public boolean mayBlockHere() {
        return !told && !isWorkingHere();
    }

    /** Something that goes on until it is ended. */
    public static final class Activity {

        private final @Nullable CompletableFuture<Void> end;

        private Activity(@Nullable CompletableFuture<Void> end) {
            this.end = end;
        }

        /** It is over; what follows from it has begun. */
        public void end() {
            if (end != null) {
                end.complete(null);
            }
        }
    }
}
