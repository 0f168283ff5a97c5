package org.qoltanba.api.dss;

import java.util.concurrent.CompletionStage;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.operation.ResumeToken;
import org.qoltanba.api.secret.Secret;

/**
 * Something about to be asked of CryptoPro DSS that its user confirms (contract sections 5, 6 and 12). Fill in, then
 * {@link #begin()}, or {@link #resume} what was begun earlier. Not thread-safe; use it once.
 *
 * @param <R> what the operation yields
 * @param <S> what its methods return, so that they can be chained
 * @since 0.1.0
 */
public interface CloudOperation<R, S extends CloudOperation<R, S>> {

    /**
     * The PIN of the key, for certificates with {@link DssCertificate#hasPin()}. It is sent only when the result is
     * fetched.
     *
     * @param pin the PIN
     * @return this
     */
    S pin(Secret pin);

    /**
     * Leaves it to the installation whether the user is asked. Without this the user always is. What the service does
     * without confirmation is complete when {@link #begin()} returns.
     *
     * <p>In the first generation of the interface the policy is looked up first (contract section 4.3): an operation it
     * does not name is confirmed, and so is everything that a service client asks for.
     *
     * @return this
     */
    S asPolicySays();

    /**
     * Creates the operation and opens its confirmation: the user's phone is notified. Blocks until the service has
     * accepted both.
     *
     * @return the running operation
     * @throws UnknownCertificateException if the user has no such certificate
     * @throws TransactionPendingException if another operation of this user waits for confirmation
     */
    PendingOperation<R> begin();

    /**
     * {@link #begin()} without blocking.
     *
     * @return completes with the running operation
     */
    CompletionStage<PendingOperation<R>> beginAsync();

    /**
     * Takes up an operation that was begun earlier, by this process or another, in place of beginning it. Fill in the
     * same things as then: the service is not told them again, but the result is checked against them, and the PIN is in
     * no token. Reads the documents, asks nothing of the service yet; watching goes on at once.
     *
     * @param token what {@link PendingOperation#resumeToken()} gave
     * @return the running operation
     * @throws IllegalArgumentException if the token is altered, for another installation, user or kind of operation, or
     *     if something else was asked for
     */
    PendingOperation<R> resume(ResumeToken token);
}
