package org.qoltanba.api.sigex;

import org.qoltanba.api.error.AuthenticationFailedException;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.ServiceAnswer;

/**
 * The signature does not sign anybody in: the block was used or is too old, or something else was signed. Ask for a new block and have it signed.
 *
 * @since 0.1.0
 */
public class SignInRefusedException extends AuthenticationFailedException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     * @param answer what the service said
     */
    public SignInRefusedException(String message, ErrorContext context, ServiceAnswer answer) {
        super(message, context, answer);
    }
}
