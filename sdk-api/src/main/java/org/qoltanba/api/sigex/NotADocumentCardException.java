package org.qoltanba.api.sigex;

import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.InvalidRequestException;
import org.qoltanba.api.error.ServiceAnswer;

/**
 * What was given is no digital document card, or a damaged one. Ask for the card as it was made.
 *
 * @since 0.1.0
 */
public class NotADocumentCardException extends InvalidRequestException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     * @param answer what the service said
     */
    public NotADocumentCardException(String message, ErrorContext context, ServiceAnswer answer) {
        super(message, context, answer);
    }
}
