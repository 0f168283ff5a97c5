package org.qoltanba.client.card;

import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.SdkException;

/**
 * What was given is no digital document card that can be read: no PDF, encrypted, without the files a card has, or beyond
 * the limits. A card whose signatures are bad is no exception but a verdict.
 *
 * @since 0.1.0
 */
public class MalformedCardException extends SdkException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     */
    public MalformedCardException(String message) {
        this(message, null);
    }

    /**
     * Creates the exception with what led to it.
     *
     * @param message what happened, what was expected, what to do
     * @param cause what led to it, or null
     */
    public MalformedCardException(String message, @Nullable Throwable cause) {
        super(message, ErrorContext.local(), cause);
    }
}
