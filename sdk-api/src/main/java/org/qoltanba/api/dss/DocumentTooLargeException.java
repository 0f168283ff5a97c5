package org.qoltanba.api.dss;

import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.InvalidRequestException;
import org.qoltanba.api.error.ServiceAnswer;

/**
 * The document is larger than the installation takes. Signing by digest and the Document Store take larger ones.
 *
 * @since 0.1.0
 */
public class DocumentTooLargeException extends InvalidRequestException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     * @param answer what the service said
     */
    public DocumentTooLargeException(String message, ErrorContext context, ServiceAnswer answer) {
        super(message, context, answer);
    }
}
