package org.qoltanba.api.dss;

import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.NotFoundException;
import org.qoltanba.api.error.ServiceAnswer;

/**
 * The installation has no user with this identifier.
 *
 * @since 0.1.0
 */
public class UnknownUserException extends NotFoundException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     * @param answer what the service said
     */
    public UnknownUserException(String message, ErrorContext context, ServiceAnswer answer) {
        super(message, context, answer);
    }
}
