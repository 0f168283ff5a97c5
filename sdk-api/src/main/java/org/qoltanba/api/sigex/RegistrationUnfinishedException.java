package org.qoltanba.api.sigex;

import org.qoltanba.api.error.ConflictException;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.ServiceAnswer;

/**
 * The document's registration was never finished, so the service cannot judge anything about it. Finish it with {@link SigexClient#recoverRegistration}.
 *
 * @since 0.1.0
 */
public class RegistrationUnfinishedException extends ConflictException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     * @param answer what the service said
     */
    public RegistrationUnfinishedException(String message, ErrorContext context, ServiceAnswer answer) {
        super(message, context, answer);
    }
}
