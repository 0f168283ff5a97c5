package org.qoltanba.client.dss;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.qoltanba.api.error.AuthenticationFailedException;
import org.qoltanba.api.error.ConfirmationFailedException;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.ServiceException;
import org.qoltanba.api.error.TransportException;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignaturePackaging;
import org.qoltanba.client.http.Stages;

/**
 * Fetches the signature of a confirmed operation. The service may hand it out once only, so nothing is repeated after
 * an answer, whatever it says; without any answer the call is made again (contract sections 6.1 and 15 point 10).
 */
final class Fetching {

    private static final int MOST = 3;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final long USUAL_LIMIT = 4L << 20;

    private final Dss dss;
    private final SigningOrder order;
    private final SigningRecord record;

    Fetching(Dss dss, SigningOrder order, SigningRecord record) {
        this.dss = dss;
        this.order = order;
        this.record = record;
    }

    CompletableFuture<Signature> fetch(ConfirmedToken token) {
        return attempt(token, 1)
                .thenCompose(signature ->
                        dss.supply(() -> new ResultCheck(dss.verifier(), order, record).require(signature)));
    }

    private CompletableFuture<Signature> attempt(ConfirmedToken token, int number) {
        return dss.calls().result(token, order.pin(), limit()).exceptionallyCompose(thrown -> {
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

    /** The document comes back inside an attached signature, in Base64. */
    private long limit() {
        return order.packaging() == SignaturePackaging.ATTACHED
                ? USUAL_LIMIT + 4 * (order.document().size() / 3 + 1)
                : USUAL_LIMIT;
    }

    private static SdkException ofRefusal(SdkException failure) {
        return failure instanceof AuthenticationFailedException refusal
                ? new ConfirmationFailedException(
                        "The user confirmed, but the token of the confirmed operation had run out before the signature"
                                + " was fetched. Begin the operation again.",
                        refusal.context())
                : failure;
    }

    /** A refusal after a lost answer means that the lost answer held the signature. */
    private static SdkException ofLost(TransportException lost, Throwable thrown) {
        SdkException again = Stages.failure(thrown);
        return lost.requestMayHaveReachedServer() && again instanceof ServiceException
                ? new TransportException(
                        "The user confirmed and CryptoPro DSS signed, but its answer was lost, and it hands a signature"
                                + " out once only. Begin the operation again.",
                        lost.context(),
                        true,
                        lost)
                : again;
    }
}
