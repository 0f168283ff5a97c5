package org.qoltanba.api.sigex;

import org.qoltanba.api.error.AccessDeniedException;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.ServiceAnswer;

/**
 * The organisation's subscription does not include this. Its administrator can order a larger one.
 *
 * @since 0.1.0
 */
public class FeatureNotAvailableException extends AccessDeniedException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     * @param answer what the service said
     */
    public FeatureNotAvailableException(String message, ErrorContext context, ServiceAnswer answer) {
        super(message, context, answer);
    }
}
