package org.qoltanba.api.sigex;

import org.qoltanba.api.error.ConflictException;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.ServiceAnswer;

/**
 * The signing by QR code has ended or was called out of turn. Begin it again.
 *
 * @since 0.1.0
 */
public class QrSigningEndedException extends ConflictException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     * @param answer what the service said
     */
    public QrSigningEndedException(String message, ErrorContext context, ServiceAnswer answer) {
        super(message, context, answer);
    }
}
