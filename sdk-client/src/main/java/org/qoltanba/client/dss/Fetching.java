package org.qoltanba.client.dss;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.qoltanba.api.error.AuthenticationFailedException;
import org.qoltanba.api.error.ConfirmationFailedException;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.ServiceException;
import org.qoltanba.api.error.TransportException;
import org.qoltanba.client.http.Stages;

/**
 * Fetches the result of a confirmed operation. The service may hand it out once only, so nothing is repeated after
 * an answer, whatever it says; without any answer the call is made again (contract sections 6.1 and 15 point 10), as long
 * as the confirmed token lives when the service cannot be reached, and a few times when it may have been.
 *
 * @param <R> what the operation yields
 */
final class Fetching<R> {

    private static final int UNAUTHORIZED = 401;

    /** Calls that may have reached the service. */
    private static final int MOST = 3;

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int LONGEST_PAUSE = 10;

    private final Dss dss;
    private final ConfirmedResult<R> result;

    Fetching(Dss dss, Confirmable<R> what) {
        this.dss = dss;
        this.result = what.result();
    }

    CompletableFuture<R> fetch(ConfirmedToken token) {
        long end = dss.time().nanoTime() + token.lifetime().toNanos();
        return attempt(token, end, 1, 0).thenCompose(fetched -> dss.supply(() -> result.checked(fetched)));
    }

    private CompletableFuture<R> attempt(ConfirmedToken token, long end, int number, int reached) {
        return result.fetch(token).exceptionallyCompose(thrown -> {
            SdkException failure = Stages.failure(thrown);
            if (!(failure instanceof TransportException lost)) {
                return CompletableFuture.failedFuture(ofRefusal(failure));
            }
            int mayHaveReached = reached + (lost.requestMayHaveReachedServer() ? 1 : 0);
            Duration pause = PAUSE.multipliedBy(Math.min(number, LONGEST_PAUSE));
            return mayHaveReached == MOST || dss.time().nanoTime() + pause.toNanos() - end > 0
                    ? CompletableFuture.failedFuture(lost)
                    : Stages.after(dss.time(), pause)
                            .thenCompose(passed -> attempt(token, end, number + 1, mayHaveReached))
                            .exceptionallyCompose(again -> CompletableFuture.failedFuture(ofLost(lost, again)));
        });
    }

    private static SdkException ofRefusal(SdkException failure) {
        return failure instanceof AuthenticationFailedException refusal && refusal.status() == UNAUTHORIZED
                ? new ConfirmationFailedException(
                        "The user confirmed, but the token of the confirmed operation had run out before the result"
                                + " was fetched. Begin the operation again.",
                        refusal.context())
                : failure;
    }

    /** A refusal after a lost answer means that the lost answer held the result. */
    private static SdkException ofLost(TransportException lost, Throwable thrown) {
        SdkException again = Stages.failure(thrown);
        return lost.requestMayHaveReachedServer() && again instanceof ServiceException
                ? new TransportException(
                        "The user confirmed and CryptoPro DSS did its part, but its answer was lost, and it hands a"
                                + " result out once only. Begin the operation again.",
                        lost.context(),
                        true,
                        lost)
                : again;
    }
}
