package org.qoltanba.api.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The typed code was wrong. The operation is still open: have the person read the code again and type it anew.
 *
 * @since 0.1.0
 */
public class ConfirmationCodeRejectedException extends ConfirmationException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String serverMessage;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     */
    public ConfirmationCodeRejectedException(String message, ErrorContext context) {
        this(message, context, null);
    }

    /**
     * Creates the exception with the service's own words.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     * @param serverMessage what the service said to the person; null if nothing
     */
    public ConfirmationCodeRejectedException(String message, ErrorContext context, @Nullable String serverMessage) {
        super(message, context);
        this.serverMessage = serverMessage;
    }

    /**
     * What the service said to the person, in its own language, for example how many attempts are left. Not for logs.
     *
     * @return the text, if there was one
     */
    public Optional<String> serverMessage() {
        return Optional.ofNullable(serverMessage);
    }
}
