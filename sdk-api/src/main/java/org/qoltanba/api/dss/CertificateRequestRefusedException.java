package org.qoltanba.api.dss;

import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.InvalidRequestException;
import org.qoltanba.api.error.ServiceAnswer;

/**
 * A certificate request was refused: authority, provider or name do not fit the policy..
 *
 * @since 0.1.0
 */
public class CertificateRequestRefusedException extends InvalidRequestException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     * @param answer what the service said
     */
    public CertificateRequestRefusedException(String message, ErrorContext context, ServiceAnswer answer) {
        super(message, context, answer);
    }
}
