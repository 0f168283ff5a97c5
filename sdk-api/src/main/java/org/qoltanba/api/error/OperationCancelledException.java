package org.qoltanba.api.error;

/**
 * The operation was cancelled or detached by this application before it ended.
 *
 * @since 0.1.0
 */
public class OperationCancelledException extends SdkException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was cancelled, what to do
     * @param context where it happened
     */
    public OperationCancelledException(String message, ErrorContext context) {
        super(message, context, null);
    }
}
