package org.qoltanba.api.sigex;

import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.TransportException;
import org.qoltanba.api.signature.Signature;

/**
 * The registration of a document or of a further signature stopped midway, and it is not known how far it came. Keep
 * the signature. For a document call {@link SigexClient#recoverRegistration} when the service answers again: it finishes
 * what was begun and registers nothing twice. For a further signature {@link SigexClient#find} tells whether it was
 * added, and {@link RegisteredDocument#add} adds it if not.
 *
 * @since 0.1.0
 */
public class RegistrationInterruptedException extends TransportException {

    private static final long serialVersionUID = 1L;

    private final transient Signature signature;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     * @param signature the signature the registration was begun with
     * @param cause what led to it, or null
     */
    public RegistrationInterruptedException(
            String message, ErrorContext context, Signature signature, @Nullable Throwable cause) {
        super(message, context, true, cause);
        this.signature = signature;
    }

    /**
     * The signature the registration was begun with: all that is needed to finish it.
     *
     * @return the signature
     */
    public Signature signature() {
        return signature;
    }
}
