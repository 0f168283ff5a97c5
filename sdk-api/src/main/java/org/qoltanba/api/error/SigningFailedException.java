package org.qoltanba.api.error;

import org.jspecify.annotations.Nullable;

/**
 * No signature was made: the key refused, or the product did not pass its own check.
 *
 * @since 0.1.0
 */
public class SigningFailedException extends CryptoException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     */
    public SigningFailedException(String message) {
        this(message, null);
    }

    /**
     * Creates the exception with what led to it.
     *
     * @param message what happened, what was expected, what to do
     * @param cause what led to it, or null
     */
    public SigningFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
