package org.qoltanba.api.sigex;

import java.util.concurrent.CompletionStage;

/**
 * A signing of what SIGEX keeps, by phone, before it is begun (contract sections 7.15 and 7.24). The service gives the
 * phone the documents and registers the signatures. Filled in by one thread and used once.
 *
 * @param <R> what it yields
 * @since 0.1.0
 */
public interface EgovSigning<R> {

    /**
     * Something the application shows about every document, for example a number and a date.
     *
     * @param name what it is
     * @param value what it says
     * @return this
     */
    EgovSigning<R> showing(String name, String value);

    /**
     * Whom the service writes to when it is signed.
     *
     * @param notification recipients and language
     * @return this
     */
    EgovSigning<R> notifying(EmailNotification notification);

    /**
     * Opens the operation and begins to watch it. No connection is kept open; a webhook has it asked sooner.
     *
     * @return the operation, with the QR picture and the links
     * @throws OriginalNotStoredException if the service does not keep the documents
     * @throws org.qoltanba.api.error.AuthenticationFailedException if it takes an identity
     * @throws org.qoltanba.api.error.TransportException if no answer came: an operation that was opened all the same is
     *     shown to nobody and ends by itself, so begin another one
     * @throws IllegalStateException if it was begun before
     */
    EgovOperation<R> begin();

    /**
     * {@link #begin()} without blocking.
     *
     * @return completes with the operation
     */
    CompletionStage<EgovOperation<R>> beginAsync();
}
