package org.qoltanba.client.store;

import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.SdkException;

/**
 * A stored operation could not be taken up again, and so its result, if there is one, could not be fetched. The cause
 * tells why; look the operation up at the service, or begin it again.
 *
 * @since 0.1.0
 */
public class OperationNotResumedException extends SdkException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param context which service
     * @param cause what the application's resumer threw, or null
     */
    public OperationNotResumedException(String message, ErrorContext context, @Nullable Throwable cause) {
        super(message, context, cause);
    }
}
