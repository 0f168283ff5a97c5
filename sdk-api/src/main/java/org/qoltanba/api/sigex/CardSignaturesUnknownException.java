package org.qoltanba.api.sigex;

import org.qoltanba.api.error.ConflictException;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.ServiceAnswer;

/**
 * The service knows the card's document, but not all of its signatures. It can register them.
 *
 * @since 0.1.0
 */
public class CardSignaturesUnknownException extends ConflictException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     * @param answer what the service said
     */
    public CardSignaturesUnknownException(String message, ErrorContext context, ServiceAnswer answer) {
        super(message, context, answer);
    }
}
