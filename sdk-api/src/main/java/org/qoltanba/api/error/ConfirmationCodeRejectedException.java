package org.qoltanba.api.error;

/**
 * The typed code was wrong. The operation is still open: have the person read the code again and type it anew.
 *
 * @since 0.1.0
 */
public class ConfirmationCodeRejectedException extends ConfirmationException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     */
    public ConfirmationCodeRejectedException(String message, ErrorContext context) {
        super(message, context);
    }
}
