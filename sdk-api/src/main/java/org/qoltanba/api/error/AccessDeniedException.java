package org.qoltanba.api.error;

/**
 * Signed in, but without the right for this. The administrator of the service or of the organisation can grant it.
 *
 * @since 0.1.0
 */
public class AccessDeniedException extends ServiceException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     * @param answer what the service said
     */
    public AccessDeniedException(String message, ErrorContext context, ServiceAnswer answer) {
        super(message, context, answer);
    }
}
