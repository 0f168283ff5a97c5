package org.qoltanba.api.dss;

import org.qoltanba.api.error.ConflictException;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.ServiceAnswer;

/**
 * The Document Store takes no more documents of this user until some are deleted.
 *
 * @since 0.1.0
 */
public class DocumentQuotaExceededException extends ConflictException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     * @param answer what the service said
     */
    public DocumentQuotaExceededException(String message, ErrorContext context, ServiceAnswer answer) {
        super(message, context, answer);
    }
}
