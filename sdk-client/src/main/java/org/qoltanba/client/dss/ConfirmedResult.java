package org.qoltanba.client.dss;

import java.util.concurrent.CompletableFuture;

/**
 * How what was confirmed becomes a result. Called once an operation, however many learn of the confirmation.
 *
 * @param <R> what the operation yields
 */
@FunctionalInterface
interface ConfirmedResult<R> {

    /**
     * Makes the one call that takes the confirmed token, without repeating it: {@link Fetching} does that where it may be
     * done.
     *
     * @param token holds the confirmed operation
     */
    CompletableFuture<R> fetch(ConfirmedToken token);

    /**
     * Checks what came, on the executor; may block for a document.
     *
     * @return the same, or what is handed out in its place
     * @throws org.qoltanba.api.error.SdkException if it is not what was asked for
     */
    default R checked(R fetched) {
        return fetched;
    }
}
