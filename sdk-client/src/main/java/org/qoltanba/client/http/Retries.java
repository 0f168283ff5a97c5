package org.qoltanba.client.http;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.ServiceException;
import org.qoltanba.api.error.TransportException;

/**
 * Decides whether a call is made again, and when; nothing else in the SDK repeats a call. A repeatable call is made again
 * after any passing failure; any other only if it is certain that nothing of it was sent.
 */
final class Retries {

    static final int ATTEMPTS = 3;

    private static final long FIRST_DELAY = Duration.ofMillis(500).toNanos();
    private static final Duration LONGEST_WISH = Duration.ofSeconds(30);

    private final RandomGenerator random;

    Retries(RandomGenerator random) {
        this.random = random;
    }

    /**
     * Looks at a failed attempt.
     *
     * @param call the call
     * @param attempts how many attempts there were
     * @param failure how the last one failed
     * @return how long to wait before the next; empty if the failure stands
     */
    Optional<Duration> delayAfter(HttpCall call, int attempts, SdkException failure) {
        if (attempts >= ATTEMPTS || call.isSingleAttempt() || !mayRepeat(call, failure)) {
            return Optional.empty();
        }
        Optional<Duration> wish = failure instanceof ServiceException refused ? refused.retryAfter() : Optional.empty();
        if (wish.isPresent()) {
            // Longer than this is for the caller to decide
            return wish.filter(asked -> asked.compareTo(LONGEST_WISH) <= 0);
        }
        long nanos = FIRST_DELAY << (attempts - 1);
        synchronized (random) {
            return Optional.of(Duration.ofNanos(nanos - (long) (nanos * 0.5 * random.nextDouble())));
        }
    }

    private static boolean mayRepeat(HttpCall call, SdkException failure) {
        if (failure instanceof TransportException transport) {
            return call.isRepeatable() || !transport.requestMayHaveReachedServer();
        }
        return call.isRepeatable() && failure.retryable();
    }
}
