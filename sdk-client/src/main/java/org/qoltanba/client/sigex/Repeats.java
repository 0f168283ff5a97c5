package org.qoltanba.client.sigex;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.ServiceException;
import org.qoltanba.client.http.Stages;
import org.qoltanba.client.waiting.Timekeeper;

/**
 * Repeats a step that does no harm when done twice, with growing pauses, as long as its failure is a passing one. No
 * thread waits meanwhile.
 */
final class Repeats {

    private static final int MOST = 5;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Timekeeper time;

    Repeats(Timekeeper time) {
        this.time = time;
    }

    /**
     * Does a step until it succeeds, fails for good, or has failed five times.
     *
     * @param step what to do; each call begins it anew
     * @param passing whether doing it again may help
     * @return completes with the step's result or its last failure
     */
    <T> CompletableFuture<T> of(Supplier<CompletableFuture<T>> step, Predicate<SdkException> passing) {
        return attempt(step, passing, 1);
    }

    private <T> CompletableFuture<T> attempt(
            Supplier<CompletableFuture<T>> step, Predicate<SdkException> passing, int number) {
        return step.get().exceptionallyCompose(thrown -> {
            SdkException failure = Stages.failure(thrown);
            if (number == MOST || !passing.test(failure)) {
                return CompletableFuture.failedFuture(failure);
            }
            return Stages.after(time, pause(failure, number)).thenCompose(passed -> attempt(step, passing, number + 1));
        });
    }

    private static Duration pause(SdkException failure, int number) {
        Duration ours = FIRST_PAUSE.multipliedBy(1L << (number - 1));
        Optional<Duration> wish = failure instanceof ServiceException refusal ? refusal.retryAfter() : Optional.empty();
        return wish.filter(theirs -> theirs.compareTo(ours) > 0)
                .map(theirs -> theirs.compareTo(LONGEST_PAUSE) < 0 ? theirs : LONGEST_PAUSE)
                .orElse(ours);
    }
}
