package org.qoltanba.api.sigex;

import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.NotFoundException;
import org.qoltanba.api.error.ServiceAnswer;

/**
 * The service knows none of the card's signatures: its document is not registered there.
 *
 * @since 0.1.0
 */
public class CardDocumentUnknownException extends NotFoundException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     * @param answer what the service said
     */
    public CardDocumentUnknownException(String message, ErrorContext context, ServiceAnswer answer) {
        super(message, context, answer);
    }
}
