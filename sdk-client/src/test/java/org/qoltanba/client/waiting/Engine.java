package org.qoltanba.client.waiting;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.testkit.clock.VirtualClock;

/** A waiting engine on a virtual clock. */
final class Engine implements AutoCloseable {

    static final ErrorContext CONTEXT = ErrorContext.call("Fake", "confirmation");
    static final ThreadFactory THREADS = work -> {
        Thread thread = new Thread(work, "engine");
        thread.setDaemon(true);
        return thread;
    };

    final VirtualClock clock = new VirtualClock();
    final Workers workers = new Workers(2, THREADS);
    final Timekeeper time = new Timekeeper(clock, workers);
    final WaitingEngine waiting;

    Engine() {
        this(new WaitingLimits(8, 1_000, null));
    }

    Engine(WaitingLimits limits) {
        waiting = new WaitingEngine(time, limits, new SplittableRandom(11));
    }

    @Override
    public void close() {
        waiting.close();
        workers.close();
    }

    /** A service that gives the answers it was told to, and then the last one again and again. */
    final class Script implements Supplier<CompletionStage<PollOutcome<String>>> {

        final List<Instant> polledAt = new ArrayList<>();
        final AtomicInteger atATime = new AtomicInteger();
        final AtomicInteger most = new AtomicInteger();
        private final Queue<Supplier<CompletionStage<PollOutcome<String>>>> answers = new ArrayDeque<>();

        Script notYet(int times) {
            for (int i = 0; i < times; i++) {
                then(PollOutcome.notYet());
            }
            return this;
        }

        Script fails(int times, SdkException failure) {
            for (int i = 0; i < times; i++) {
                answers.add(() -> CompletableFuture.failedFuture(failure));
            }
            return this;
        }

        Script then(PollOutcome<String> outcome) {
            answers.add(() -> CompletableFuture.completedFuture(outcome));
            return this;
        }

        synchronized int polls() {
            return polledAt.size();
        }

        /** Answers on another thread, as a network does. */
        @Override
        public CompletionStage<PollOutcome<String>> get() {
            Supplier<CompletionStage<PollOutcome<String>>> answer;
            synchronized (this) {
                polledAt.add(clock.now());
                @Nullable
                Supplier<CompletionStage<PollOutcome<String>>> next =
                        answers.size() > 1 ? answers.poll() : answers.peek();
                answer = next == null ? () -> CompletableFuture.completedFuture(PollOutcome.notYet()) : next;
            }
            most.accumulateAndGet(atATime.incrementAndGet(), Math::max);
            CompletableFuture<PollOutcome<String>> arriving = new CompletableFuture<>();
            time.execute(() -> {
                atATime.decrementAndGet();
                answer.get().whenComplete((outcome, failure) -> {
                    if (failure == null) {
                        arriving.complete(outcome);
                    } else {
                        arriving.completeExceptionally(failure);
                    }
                });
            });
            return arriving;
        }

        /** The time from each poll to the next; the first from the beginning. */
        synchronized List<Duration> gaps(Instant from) {
            List<Duration> gaps = new ArrayList<>();
            Instant before = from;
            for (Instant at : polledAt) {
                gaps.add(Duration.between(before, at));
                before = at;
            }
            return gaps;
        }
    }

    Script script() {
        return new Script();
    }

    WaitSpec.Builder<String> spec(Supplier<CompletionStage<PollOutcome<String>>> poll) {
        return WaitSpec.of(CONTEXT, "17", poll);
    }
}
