package org.qoltanba.api.error;

/**
 * The object named in the call does not exist, or may not be seen by this caller.
 *
 * @since 0.1.0
 */
public class NotFoundException extends ServiceException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     * @param answer what the service said
     */
    public NotFoundException(String message, ErrorContext context, ServiceAnswer answer) {
        super(message, context, answer);
    }
}
