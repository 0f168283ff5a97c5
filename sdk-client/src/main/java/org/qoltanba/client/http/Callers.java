package org.qoltanba.client.http;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.TransportException;
import org.qoltanba.client.waiting.Timekeeper;

/**
 * The threads that wait for blocking calls, which are asynchronous ones that somebody waits for. Such a thread carries out
 * the exchanges of its own calls, one at a time, when it has nothing left to do but wait: that saves the ways to a thread
 * of the network and back. What else is begun on it meanwhile goes to the network, and so does everything where a thread
 * must not block on a socket.
 *
 * <p>Safe to share between threads.
 */
final class Callers {

    private final Timekeeper time;
    private final Map<Thread, Caller> waiting = new ConcurrentHashMap<>();

    Callers(Timekeeper time) {
        this.time = time;
    }

    /** One thread that waits, used by itself only. */
    private static final class Caller {

        private Turns.@Nullable Turn turn;

        Turns.@Nullable Turn take() {
            Turns.Turn next = turn;
            turn = null;
            return next;
        }
    }

    /** Whether the calling thread will carry out the next exchange that is begun on it. */
    boolean isFreeHere() {
        Caller caller = waiting.get(Thread.currentThread());
        return caller != null && caller.turn == null;
    }

    /** Whether what follows an answer may be done on the calling thread: it waits for that, and nobody interrupts it. */
    boolean isHere() {
        Thread thread = Thread.currentThread();
        return waiting.containsKey(thread) && !thread.isInterrupted();
    }

    /** Has the calling thread, which is free, carry out an exchange. */
    void take(Turns.Turn turn) {
        Caller caller = waiting.get(Thread.currentThread());
        if (caller == null) {
            turn.giveAway();
        } else {
            caller.turn = turn;
        }
    }

    <T> T await(Supplier<? extends CompletionStage<T>> flow, ErrorContext context) {
        if (!time.mayBlockHere()) {
            return result(flow.get().toCompletableFuture(), null, context);
        }
        Thread thread = Thread.currentThread();
        Caller caller = new Caller();
        Caller outer = waiting.put(thread, caller);
        try {
            return result(flow.get().toCompletableFuture(), caller, context);
        } finally {
            if (outer == null) {
                waiting.remove(thread);
            } else {
                waiting.put(thread, outer);
            }
            Turns.Turn left = caller.take();
            if (left != null) {
                left.giveAway();
            }
        }
    }

    private <T> T result(CompletableFuture<T> future, @Nullable Caller caller, ErrorContext context) {
        try {
            while (!future.isDone()) {
                waitOrHelp(future, caller);
            }
            return future.join();
        } catch (InterruptedException interrupted) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new TransportException(
                    "The thread was interrupted while it waited for " + context.service() + " (" + context.operation()
                            + "). The call was cancelled; the service may have acted on it all the same.",
                    context,
                    true,
                    interrupted);
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException failure) {
                throw calledFromHere(failure);
            }
            throw failed;
        } catch (CancellationException cancelled) {
            throw new TransportException(
                    "The call to " + context.service() + " (" + context.operation()
                            + ") was cancelled; the service may have acted on it all the same.",
                    context,
                    true,
                    cancelled);
        }
    }

    private void waitOrHelp(CompletableFuture<?> future, @Nullable Caller caller) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        Turns.Turn turn = caller == null ? null : caller.take();
        if (turn == null) {
            time.await(future);
        } else {
            turn.use();
            boolean succeeded = future.isDone() && !future.isCompletedExceptionally();
            if (!succeeded && Thread.interrupted()) {
                throw new InterruptedException(); // whatever the exchange that was broken off looks like
            }
        }
    }

    /** The failure arose on another thread: show whom it hit, below where it arose. The first it hits, if there are more. */
    private static RuntimeException calledFromHere(RuntimeException failure) {
        StackTraceElement[] arose = failure.getStackTrace();
        if (Arrays.stream(arose).noneMatch(Callers::isHere)) {
            Stream<StackTraceElement> callers =
                    Arrays.stream(Thread.currentThread().getStackTrace()).dropWhile(frame -> !isHere(frame));
            failure.setStackTrace(Stream.concat(Arrays.stream(arose), callers).toArray(StackTraceElement[]::new));
        }
        return failure;
    }

    private static boolean isHere(StackTraceElement frame) {
        return frame.getClassName().equals(Callers.class.getName());
    }
}
