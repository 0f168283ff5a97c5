package org.qoltanba.api.error;

import org.jspecify.annotations.Nullable;

/**
 * An answer arrived and could not be understood: unparsable, larger than the limit, without a mandatory member. Either
 * something between here and the service altered it, or the service has changed.
 *
 * @since 0.1.0
 */
public class ProtocolException extends SdkException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     * @param cause what led to it, or null
     */
    public ProtocolException(String message, ErrorContext context, @Nullable Throwable cause) {
        super(message, context, cause);
    }
}
