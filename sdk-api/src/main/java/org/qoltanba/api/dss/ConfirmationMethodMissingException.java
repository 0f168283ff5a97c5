package org.qoltanba.api.dss;

import org.qoltanba.api.error.AccessDeniedException;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.ServiceAnswer;

/**
 * The user has no way to confirm that is set up to the end. An operator binds a device or assigns another method.
 *
 * @since 0.1.0
 */
public class ConfirmationMethodMissingException extends AccessDeniedException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     * @param answer what the service said
     */
    public ConfirmationMethodMissingException(String message, ErrorContext context, ServiceAnswer answer) {
        super(message, context, answer);
    }
}
