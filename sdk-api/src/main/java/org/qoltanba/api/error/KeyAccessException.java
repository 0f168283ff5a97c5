package org.qoltanba.api.error;

import org.jspecify.annotations.Nullable;

/**
 * A key or certificate cannot be used: wrong password, damaged file, no key in it, key and certificate do not belong together.
 *
 * @since 0.1.0
 */
public class KeyAccessException extends CryptoException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     */
    public KeyAccessException(String message) {
        this(message, null);
    }

    /**
     * Creates the exception with what led to it.
     *
     * @param message what happened, what was expected, what to do
     * @param cause what led to it, or null
     */
    public KeyAccessException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
