package org.qoltanba.api.error;

/**
 * The service is broken for now. Nothing is wrong with the call.
 *
 * @since 0.1.0
 */
public class ServerFaultException extends ServiceException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     * @param answer what the service said
     */
    public ServerFaultException(String message, ErrorContext context, ServiceAnswer answer) {
        super(message, context, answer);
    }

    /** Always true: the same call may succeed later. */
    @Override
    public boolean retryable() {
        return true;
    }
}
