package org.qoltanba.client.sigex;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.client.http.Stages;
import org.qoltanba.client.waiting.Timekeeper;

/**
 * Registers what has no signature to find it again by: preregistered documents and packages. When it is not known whether
 * the call was heard, the service is left a moment to finish what it may have begun; then its lists are looked at. What is
 * found there is only taken for ours if the caller has promised that its title is unique; otherwise the caller is shown
 * what was found and decides.
 *
 * @param <I> what identifies it at the service
 */
final class Unsigned<I> {

    /** For a call whose connection was cut, to come to its end at the service. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** By how much the service's clock and ours may differ. */
    private static final Duration CLOCKS = Duration.ofHours(1);

    /** Looks for what was stored in a time and may be ours. */
    @FunctionalInterface
    interface Look<I> {
        CompletableFuture<List<I>> between(Instant from, Instant until);
    }

    private final Timekeeper time;
    private final Supplier<CompletableFuture<I>> call;
    private final Look<I> look;
    private final boolean unique;
    private final BiFunction<SdkException, List<I>, SdkException> interruption;

    /**
     * A registration that is made once.
     *
     * @param call makes it
     * @param look looks for it
     * @param unique whether the title tells it from everything else
     * @param interruption makes the exception of what failed and what was found
     */
    Unsigned(
            Timekeeper time,
            Supplier<CompletableFuture<I>> call,
            Look<I> look,
            boolean unique,
            BiFunction<SdkException, List<I>, SdkException> interruption) {
        this.time = time;
        this.call = call;
        this.look = look;
        this.unique = unique;
        this.interruption = interruption;
    }

    CompletableFuture<I> register() {
        Instant begun = time.now();
        return call.get().exceptionallyCompose(thrown -> {
            SdkException failure = Stages.failure(thrown);
            return Failures.leavesDoubt(failure) ? afterDoubt(begun, failure) : CompletableFuture.failedFuture(failure);
        });
    }

    private CompletableFuture<I> afterDoubt(Instant begun, SdkException failure) {
        if (!unique) {
            return shown(begun, failure);
        }
        return lookLater(begun)
                .thenCompose(found -> found.isEmpty() ? lookLater(begun) : CompletableFuture.completedFuture(found))
                .exceptionallyCompose(unseen -> interrupted(failure, List.of()))
                .thenCompose(found -> switch (found.size()) {
                    case 0 -> onceMore(begun, failure);
                    case 1 -> CompletableFuture.completedFuture(found.get(0));
                    default -> interrupted(failure, found);
                });
    }

    /** The service has not got it: it is sent again. Should the first attempt turn up late, that is not kept quiet. */
    private CompletableFuture<I> onceMore(Instant begun, SdkException failure) {
        return call.get()
                .exceptionallyCompose(thrown -> {
                    SdkException again = Stages.failure(thrown);
                    return Failures.leavesDoubt(again) ? shown(begun, again) : CompletableFuture.failedFuture(again);
                })
                .thenCompose(id -> look(begun)
                        .exceptionallyCompose(unseen -> interrupted(failure, List.of(id)))
                        .thenCompose(found -> found.size() < 2
                                ? CompletableFuture.completedFuture(id)
                                : interrupted(failure, found)));
    }

    /** Leaves the decision to the caller. */
    private CompletableFuture<I> shown(Instant begun, SdkException failure) {
        return lookLater(begun)
                .exceptionally(unseen -> List.of())
                .thenCompose(candidates -> interrupted(failure, candidates));
    }

    private CompletableFuture<List<I>> lookLater(Instant begun) {
        return Stages.after(time, PAUSE).thenCompose(passed -> look(begun));
    }

    private CompletableFuture<List<I>> look(Instant begun) {
        return look.between(begun.minus(CLOCKS), time.now().plus(CLOCKS));
    }

    private <T> CompletableFuture<T> interrupted(SdkException failure, List<I> candidates) {
        return CompletableFuture.failedFuture(interruption.apply(failure, candidates));
    }
}
