package org.qoltanba.api.error;

/**
 * Nobody is signed in, or the credentials were refused. Check login, client identifier, secret or certificate.
 *
 * @since 0.1.0
 */
public class AuthenticationFailedException extends ServiceException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     * @param answer what the service said
     */
    public AuthenticationFailedException(String message, ErrorContext context, ServiceAnswer answer) {
        super(message, context, answer);
    }
}
