package org.qoltanba.api.error;

/**
 * The service ended the confirmation for a reason of its own, for example too many wrong codes. Begin the operation again.
 *
 * @since 0.1.0
 */
public class ConfirmationFailedException extends ConfirmationException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     */
    public ConfirmationFailedException(String message, ErrorContext context) {
        super(message, context);
    }
}
