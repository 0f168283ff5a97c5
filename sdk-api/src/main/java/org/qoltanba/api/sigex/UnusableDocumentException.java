package org.qoltanba.api.sigex;

import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.InvalidRequestException;
import org.qoltanba.api.error.ServiceAnswer;

/**
 * No digital document card can be made of this document: not a PDF by its name, or one the service cannot process. Leave out its picture, or sign a PDF made by another program.
 *
 * @since 0.1.0
 */
public class UnusableDocumentException extends InvalidRequestException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     * @param answer what the service said
     */
    public UnusableDocumentException(String message, ErrorContext context, ServiceAnswer answer) {
        super(message, context, answer);
    }
}
