package org.qoltanba.client.http;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.TransportException;
import org.qoltanba.client.waiting.Timekeeper;

/** The blocking form of a call: waits for the asynchronous one, on the thread that called. */
final class Blocking {

    private final Timekeeper time;

    Blocking(Timekeeper time) {
        this.time = time;
    }

    <T> T await(CompletionStage<T> stage, ErrorContext context) {
        CompletableFuture<T> future = stage.toCompletableFuture();
        try {
            if (!future.isDone()) {
                time.await(future);
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

    /** The failure arose on another thread: show whom it hit, below where it arose. The first it hits, if there are more. */
    private static RuntimeException calledFromHere(RuntimeException failure) {
        StackTraceElement[] arose = failure.getStackTrace();
        if (Arrays.stream(arose).noneMatch(Blocking::isHere)) {
            Stream<StackTraceElement> callers =
                    Arrays.stream(Thread.currentThread().getStackTrace()).dropWhile(frame -> !isHere(frame));
            failure.setStackTrace(Stream.concat(Arrays.stream(arose), callers).toArray(StackTraceElement[]::new));
        }
        return failure;
    }

    private static boolean isHere(StackTraceElement frame) {
        return frame.getClassName().equals(Blocking.class.getName());
    }
}
