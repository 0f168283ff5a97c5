package org.qoltanba.api.sigex;

import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.NotFoundException;
import org.qoltanba.api.error.ServiceAnswer;

/**
 * SIGEX does not keep this document's original. Take it from where it came from, or have it archived first.
 *
 * @since 0.1.0
 */
public class OriginalNotStoredException extends NotFoundException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     * @param answer what the service said
     */
    public OriginalNotStoredException(String message, ErrorContext context, ServiceAnswer answer) {
        super(message, context, answer);
    }
}
