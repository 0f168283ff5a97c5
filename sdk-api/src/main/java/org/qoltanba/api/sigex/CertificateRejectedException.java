package org.qoltanba.api.sigex;

import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.InvalidRequestException;
import org.qoltanba.api.error.ServiceAnswer;

/**
 * The service does not accept the signer's certificate: expired, revoked, of an unknown authority or not made for signing. Sign with another one.
 *
 * @since 0.1.0
 */
public class CertificateRejectedException extends InvalidRequestException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     * @param answer what the service said
     */
    public CertificateRejectedException(String message, ErrorContext context, ServiceAnswer answer) {
        super(message, context, answer);
    }
}
