package org.qoltanba.api.error;

/**
 * The service cannot accept what was sent. The caller must change the call.
 *
 * @since 0.1.0
 */
public class InvalidRequestException extends ServiceException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     * @param answer what the service said
     */
    public InvalidRequestException(String message, ErrorContext context, ServiceAnswer answer) {
        super(message, context, answer);
    }
}
