package org.qoltanba.api.sigex;

import java.net.URI;
import java.util.concurrent.CompletionStage;

/**
 * A signing by QR code before it is begun. Filled in by one thread and used once.
 *
 * @param <R> what it yields
 * @since 0.1.0
 */
public interface EgovQrSigning<R> {

    /**
     * What the application shows as the reason for signing. Without it the name of the first document.
     *
     * @param description not blank
     * @return this
     */
    EgovQrSigning<R> describedAs(String description);

    /**
     * Something the application shows about every document, for example a number and a date.
     *
     * @param name what it is
     * @param value what it says
     * @return this
     */
    EgovQrSigning<R> showing(String name, String value);

    /**
     * Has the document put inside the CMS. Without it the signature stands outside of the document.
     *
     * @return this
     * @throws IllegalStateException if this is not signed as CMS
     */
    EgovQrSigning<R> attached();

    /**
     * Where the application returns to after a person has signed on the same device.
     *
     * @param address a link the device can open
     * @return this
     */
    EgovQrSigning<R> returningTo(URI address);

    /**
     * Opens the operation and begins to wait for the phone. A connection is kept open meanwhile: up to seven eighths of
     * {@code Qoltanba.Builder.maxCallsInFlight} operations are served at a time, more take turns.
     *
     * @return the operation, with the QR picture and the links
     * @throws org.qoltanba.api.error.RateLimitedException if the service has too many of them
     * @throws org.qoltanba.api.error.ProtocolException if the service names an address that is not its own
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
