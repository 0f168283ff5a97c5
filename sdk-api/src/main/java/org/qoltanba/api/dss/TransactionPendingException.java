package org.qoltanba.api.dss;

import org.qoltanba.api.error.ConflictException;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.ServiceAnswer;

/**
 * The user has another operation waiting for confirmation. It must be confirmed, declined or expire before the next can begin.
 *
 * @since 0.1.0
 */
public class TransactionPendingException extends ConflictException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     * @param answer what the service said
     */
    public TransactionPendingException(String message, ErrorContext context, ServiceAnswer answer) {
        super(message, context, answer);
    }
}
