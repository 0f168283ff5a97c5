package org.qoltanba.client.dss;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.client.http.Stages;

/**
 * The access token of one user: kept until shortly before it runs out, and fetched once however many calls need a new
 * one at the same time. A token that nothing can follow is used until the service refuses it.
 *
 * <p>Safe to share between threads; no thread waits for another.
 */
final class AccessTokens {

    /** A token is renewed this long before its end, but never in the first half of its life. */
    private static final Duration EARLY = Duration.ofSeconds(30);

    private record Kept(Granted granted, long renewAtNanos) {}

    private final TokenSource source;
    private final LongSupplier nanoTime;
    private final AtomicReference<@Nullable CompletableFuture<Kept>> current = new AtomicReference<>();

    /** The last token that came, for what it says about the next. */
    private volatile @Nullable Granted last;

    /**
     * Fetches nothing yet.
     *
     * @param source fetches a new token
     * @param nanoTime monotonic time
     */
    AccessTokens(TokenSource source, LongSupplier nanoTime) {
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
        Kept kept = seen == null ? null : kept(seen);
        return kept != null && kept.granted().value().equals(refused) ? renew(seen) : current();
    }

    /** Whether a refused token can be replaced. */
    boolean canReplace() {
        Granted granted = last;
        return granted == null || source.continuesAfter(granted);
    }

    /** What the last token can be renewed with. */
    Optional<Secret> refreshToken() {
        Granted granted = last;
        return granted == null ? Optional.empty() : Optional.ofNullable(granted.refreshToken());
    }

    private CompletableFuture<Secret> renew(@Nullable CompletableFuture<Kept> seen) {
        CompletableFuture<Kept> mine = new CompletableFuture<>();
        if (!current.compareAndSet(seen, mine)) {
            return current();
        }
        CompletableFuture<Granted> unused = fetch(last).whenComplete((granted, failure) -> {
            if (failure == null) {
                last = granted;
                mine.complete(keep(granted));
            } else {
                mine.completeExceptionally(failure);
            }
        });
        return valueOf(mine);
    }

    /** Whatever happens, even a programming error, must complete the token that others wait for. */
    private CompletableFuture<Granted> fetch(@Nullable Granted earlier) {
        try {
            return source.next(earlier);
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    /** One caller that gives up does not take the token from the others. */
    private static CompletableFuture<Secret> valueOf(CompletableFuture<Kept> shared) {
        return Stages.begunBy(shared).thenApply(kept -> kept.granted().value());
    }

    private static @Nullable Kept kept(CompletableFuture<Kept> seen) {
        return seen.isDone() && !seen.isCompletedExceptionally() ? seen.join() : null;
    }

    private boolean isUsable(CompletableFuture<Kept> seen) {
        if (!seen.isDone()) {
            return true;
        }
        Kept kept = kept(seen);
        return kept != null
                && (nanoTime.getAsLong() - kept.renewAtNanos() < 0 || !source.continuesAfter(kept.granted()));
    }

    private Kept keep(Granted granted) {
        Duration half = granted.lifetime().dividedBy(2);
        Duration use = granted.lifetime().minus(EARLY);
        return new Kept(granted, nanoTime.getAsLong() + (use.compareTo(half) > 0 ? use : half).toNanos());
    }
}
