package org.qoltanba.api.error;

/**
 * The person who had to confirm did not. Nothing was signed.
 *
 * @since 0.1.0
 */
public abstract class ConfirmationException extends SdkException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     */
    protected ConfirmationException(String message, ErrorContext context) {
        super(message, context, null);
    }
}
