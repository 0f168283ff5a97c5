package org.qoltanba.api.sigex;

import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.InvalidRequestException;
import org.qoltanba.api.error.ServiceAnswer;

/**
 * The service cannot use the signature itself: damaged, of a kind it does not know, or with unusable evidence inside. Sign anew.
 *
 * @since 0.1.0
 */
public class SignatureRejectedException extends InvalidRequestException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     * @param answer what the service said
     */
    public SignatureRejectedException(String message, ErrorContext context, ServiceAnswer answer) {
        super(message, context, answer);
    }
}
