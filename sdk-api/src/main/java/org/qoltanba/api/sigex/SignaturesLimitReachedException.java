package org.qoltanba.api.sigex;

import org.qoltanba.api.error.ConflictException;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.ServiceAnswer;

/**
 * The document takes no more signatures: its {@code signaturesLimit} is reached. Somebody with the right to change its settings can raise
 * the limit.
 *
 * @since 0.1.0
 */
public class SignaturesLimitReachedException extends ConflictException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     * @param answer what the service said
     */
    public SignaturesLimitReachedException(String message, ErrorContext context, ServiceAnswer answer) {
        super(message, context, answer);
    }
}
