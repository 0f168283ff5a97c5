package org.qoltanba.api.error;

import org.jspecify.annotations.Nullable;

/**
 * The document cannot be read: missing, locked, no access, or changed while it was being read.
 *
 * @since 0.1.0
 */
public class UnreadableDocumentException extends SdkException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     */
    public UnreadableDocumentException(String message) {
        this(message, null);
    }

    /**
     * Creates the exception with what led to it.
     *
     * @param message what happened, what was expected, what to do
     * @param cause what led to it, or null
     */
    public UnreadableDocumentException(String message, @Nullable Throwable cause) {
        super(message, ErrorContext.local(), cause);
    }
}
