package org.qoltanba.api.sigex;

import java.util.function.Consumer;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.operation.ProgressEvent;

/**
 * A person is to sign on a phone. Show the picture, or offer the links on the phone itself; each works once. Progress:
 * {@code SCANNED}, {@code DOWNLOADED}, {@code SIGNED}, as far as the service tells.
 *
 * <p>It fails with {@link org.qoltanba.api.error.ConfirmationDeclinedException} if the person refuses, {@link
 * org.qoltanba.api.error.ConfirmationExpiredException} if nobody has signed in time, {@link QrSigningEndedException} if the
 * service has ended it otherwise, and with the exception of the refusal if the signature cannot be registered.
 *
 * <p>{@link #cancel()} does not wait for the service, and does not fail. To be sure that nobody can sign any more what SIGEX
 * keeps, look at {@link RegisteredDocument#egovOperation}; if it is not called off there, take it up with {@link
 * RegisteredDocument#awaitEgov} and cancel it again.
 *
 * @param <R> what it yields
 * @since 0.1.0
 */
public interface EgovOperation<R> extends PendingOperation<R> {

    /**
     * The QR code to scan with the application. Hide it when it has been scanned.
     *
     * @return a PNG
     */
    Bytes qrImage();

    /**
     * Opens eGov mobile on the device that shows it. Must not be changed in any way.
     *
     * @return the link as the service gave it; empty if it gave none
     */
    String mobileLink();

    /**
     * Opens eGov Business on the device that shows it. Must not be changed in any way.
     *
     * @return the link as the service gave it; empty if it gave none
     */
    String businessLink();

    @Override
    EgovOperation<R> onProgress(Consumer<ProgressEvent> listener);
}
