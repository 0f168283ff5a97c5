package org.qoltanba.api.error;

import org.jspecify.annotations.Nullable;

/**
 * No usable answer arrived: no connection, a timeout, a broken stream, an interrupt.
 *
 * @since 0.1.0
 */
public class TransportException extends SdkException {

    private static final long serialVersionUID = 1L;

    private final boolean requestMayHaveReachedServer;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     * @param requestMayHaveReachedServer false only if it is certain that the service has not read the request
     * @param cause what led to it, or null
     */
    public TransportException(
            String message, ErrorContext context, boolean requestMayHaveReachedServer, @Nullable Throwable cause) {
        super(message, context, cause);
        this.requestMayHaveReachedServer = requestMayHaveReachedServer;
    }

    /**
     * Whether the service may have acted on the request. While it may have, a call that creates or signs something must
     * not simply be repeated: find out first what the service has.
     *
     * @return false only if it is certain that the service has not read the request
     */
    public final boolean requestMayHaveReachedServer() {
        return requestMayHaveReachedServer;
    }

    /** True if the request certainly did not reach the service; otherwise a repeat might act twice. */
    @Override
    public boolean retryable() {
        return !requestMayHaveReachedServer;
    }
}
