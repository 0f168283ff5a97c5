package org.qoltanba.api.error;

import org.jspecify.annotations.Nullable;

/**
 * Local cryptography could not do its work. A signature that does not verify is no exception but a verdict.
 *
 * @since 0.1.0
 */
public abstract class CryptoException extends SdkException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     */
    protected CryptoException(String message) {
        this(message, null);
    }

    /**
     * Creates the exception with what led to it.
     *
     * @param message what happened, what was expected, what to do
     * @param cause what led to it, or null
     */
    protected CryptoException(String message, @Nullable Throwable cause) {
        super(message, ErrorContext.local(), cause);
    }
}
