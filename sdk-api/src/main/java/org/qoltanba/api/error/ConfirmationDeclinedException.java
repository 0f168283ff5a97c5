package org.qoltanba.api.error;

/**
 * The person looked at the request and declined it. Ask why before asking again.
 *
 * @since 0.1.0
 */
public class ConfirmationDeclinedException extends ConfirmationException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     */
    public ConfirmationDeclinedException(String message, ErrorContext context) {
        super(message, context);
    }
}
