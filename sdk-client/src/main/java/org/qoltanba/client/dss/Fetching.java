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
 * an answer, whatever it says; without any answer the call is made again (contract sections 6.1 and 15 point 10).
 *
 * @param <R> what the operation yields
 */
final class Fetching<R> {

    private static final int UNAUTHORIZED = 401;
    private static final int MOST = 3;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Dss dss;
    private final ConfirmedResult<R> result;

    Fetching(Dss dss, Confirmable<R> what) {
        this.dss = dss;
        this.result = what.result();
    }

    CompletableFuture<R> fetch(ConfirmedToken token) {
        return attempt(token, 1).thenCompose(fetched -> dss.supply(() -> result.checked(fetched)));
    }

    private CompletableFuture<R> attempt(ConfirmedToken token, int number) {
        return result.fetch(token).exceptionallyCompose(thrown -> {
            SdkException failure = Stages.failure(thrown);
            if (!(failure instanceof TransportException lost)) {
                return CompletableFuture.failedFuture(ofRefusal(failure));
            }
            return number == MOST
                    ? CompletableFuture.failedFuture(lost)
                    : Stages.after(dss.time(), PAUSE)
                            .thenCompose(passed -> attempt(token, number + 1))
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
