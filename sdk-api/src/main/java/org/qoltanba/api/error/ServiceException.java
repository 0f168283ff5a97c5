package org.qoltanba.api.error;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The service understood the call and refused it. The subclass says who can act; {@link #errorCode()} says exactly why.
 * A code without a subclass of its own arrives as the nearest one by status.
 *
 * @since 0.1.0
 */
public class ServiceException extends SdkException {

    private static final long serialVersionUID = 1L;

    private final ServiceAnswer answer;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     * @param answer what the service said
     */
    public ServiceException(String message, ErrorContext context, ServiceAnswer answer) {
        super(message, context, null);
        this.answer = Objects.requireNonNull(answer, "answer");
    }

    /**
     * The HTTP status. SIGEX reports errors with 200.
     *
     * @return the status code
     */
    public final int status() {
        return answer.status();
    }

    /**
     * The service's machine-readable code, exactly as sent; unknown codes pass through unchanged.
     *
     * @return the code; for SIGEX its English message
     */
    public final String errorCode() {
        return answer.errorCode();
    }

    /**
     * The service's own words, bounded in length. They may name people: do not log them without thought.
     *
     * @return the text, if it gave one
     */
    public final Optional<String> serverMessage() {
        return Optional.ofNullable(answer.description());
    }

    /**
     * How long the service asks to wait.
     *
     * @return the wish, if it stated one
     */
    public final Optional<Duration> retryAfter() {
        return Optional.ofNullable(answer.retryAfter());
    }
}
