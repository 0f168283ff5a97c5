package org.qoltanba.api.error;

import org.jspecify.annotations.Nullable;

/**
 * What was given is no signature in a format the SDK reads.
 *
 * @since 0.1.0
 */
public class MalformedSignatureException extends CryptoException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     */
    public MalformedSignatureException(String message) {
        this(message, null);
    }

    /**
     * Creates the exception with what led to it.
     *
     * @param message what happened, what was expected, what to do
     * @param cause what led to it, or null
     */
    public MalformedSignatureException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
