package org.qoltanba.api.error;

/**
 * The object exists but is in a state that does not allow the call.
 *
 * @since 0.1.0
 */
public class ConflictException extends ServiceException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     * @param answer what the service said
     */
    public ConflictException(String message, ErrorContext context, ServiceAnswer answer) {
        super(message, context, answer);
    }
}
