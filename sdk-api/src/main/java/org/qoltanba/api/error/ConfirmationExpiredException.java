package org.qoltanba.api.error;

/**
 * Nobody confirmed before the service's deadline. Begin the operation again when the person is at hand.
 *
 * @since 0.1.0
 */
public class ConfirmationExpiredException extends ConfirmationException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     */
    public ConfirmationExpiredException(String message, ErrorContext context) {
        super(message, context);
    }
}
