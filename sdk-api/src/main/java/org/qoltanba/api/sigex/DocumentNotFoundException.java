package org.qoltanba.api.sigex;

import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.NotFoundException;
import org.qoltanba.api.error.ServiceAnswer;

/**
 * SIGEX does not know the document. Check the identifier, and that it comes from this service and not from its test system.
 *
 * @since 0.1.0
 */
public class DocumentNotFoundException extends NotFoundException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     * @param answer what the service said
     */
    public DocumentNotFoundException(String message, ErrorContext context, ServiceAnswer answer) {
        super(message, context, answer);
    }
}
