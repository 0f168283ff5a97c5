package org.qoltanba.client.dss;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.client.http.Stages;

/**
 * The access token of one user: kept until shortly before it runs out, and fetched once however many calls need a new
 * one at the same time.
 *
 * <p>Safe to share between threads; no thread waits for another.
 */
final class AccessTokens {

    /** A token is renewed this long before its end, but never in the first half of its life. */
    private static final Duration EARLY = Duration.ofSeconds(30);

    /**
     * A token as it was handed out.
     *
     * @param value the token
     * @param lifetime how long it is good for
     */
    record Granted(Secret value, Duration lifetime) {}

    private record Kept(Secret value, long renewAtNanos) {}

    private final Supplier<CompletableFuture<Granted>> source;
    private final LongSupplier nanoTime;
    private final AtomicReference<@Nullable CompletableFuture<Kept>> current = new AtomicReference<>();

    /**
     * Fetches nothing yet.
     *
     * @param source fetches a new token
     * @param nanoTime monotonic time
     */
    AccessTokens(Supplier<CompletableFuture<Granted>> source, LongSupplier nanoTime) {
        this.source = source;
        this.nanoTime = nanoTime;
    }

    /** The token to use now. */
    CompletableFuture<Secret> current() {
        CompletableFuture<Kept> seen = current.get();
        return seen != null && isUsable(seen) ? valueOf(seen) : renew(seen);
    }

    /** Another token than one that was refused, unless somebody else has renewed it meanwhile. */
    CompletableFuture<Secret> insteadOf(Secret refused) {
        CompletableFuture<Kept> seen = current.get();
        boolean isTheRefused = seen != null
                && seen.isDone()
                && !seen.isCompletedExceptionally()
                && seen.join().value().equals(refused);
        return isTheRefused ? renew(seen) : current();
    }

    private CompletableFuture<Secret> renew(@Nullable CompletableFuture<Kept> seen) {
        CompletableFuture<Kept> mine = new CompletableFuture<>();
        if (!current.compareAndSet(seen, mine)) {
            return current();
        }
        CompletableFuture<Granted> unused = fetch().whenComplete((granted, failure) -> {
            if (failure == null) {
                mine.complete(keep(granted));
            } else {
                mine.completeExceptionally(failure);
            }
        });
        return valueOf(mine);
    }

    /** Whatever happens, even a programming error, must complete the token that others wait for. */
    private CompletableFuture<Granted> fetch() {
        try {
            return source.get();
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    /** One caller that gives up does not take the token from the others. */
    private static CompletableFuture<Secret> valueOf(CompletableFuture<Kept> shared) {
        return Stages.begunBy(shared).thenApply(Kept::value);
    }

    private boolean isUsable(CompletableFuture<Kept> seen) {
        if (!seen.isDone()) {
            return true;
        }
        return !seen.isCompletedExceptionally()
                && nanoTime.getAsLong() - seen.join().renewAtNanos() < 0;
    }

    private Kept keep(Granted granted) {
        Duration half = granted.lifetime().dividedBy(2);
        Duration use = granted.lifetime().minus(EARLY);
        return new Kept(granted.value(), nanoTime.getAsLong() + (use.compareTo(half) > 0 ? use : half).toNanos());
    }
}
