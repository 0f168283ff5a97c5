package org.qoltanba.api.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Root of everything the SDK throws apart from programming errors.
 *
 * @since 0.1.0
 */
public abstract class SdkException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorContext context;

    /**
     * For subclasses.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     * @param cause what led to it, or null
     */
    protected SdkException(String message, ErrorContext context, @Nullable Throwable cause) {
        super(Objects.requireNonNull(message, "message"), cause);
        this.context = Objects.requireNonNull(context, "context");
    }

    /**
     * Where it happened.
     *
     * @return service, operation and request identifier as far as known
     */
    public final ErrorContext context() {
        return context;
    }

    /**
     * Whether the very same call, made again later without any change, may succeed.
     *
     * @return false unless a subclass knows better
     */
    public boolean retryable() {
        return false;
    }
}
