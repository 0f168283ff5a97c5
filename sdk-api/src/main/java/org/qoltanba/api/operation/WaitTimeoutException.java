package org.qoltanba.api.operation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.SdkException;

/**
 * Our own wait ended; the operation itself is alive and goes on being watched. Wait again, ask {@code
 * PendingOperation.completion()} to be told, or keep the resume token and come back after a restart.
 *
 * @since 0.1.0
 */
public class WaitTimeoutException extends SdkException {

    private static final long serialVersionUID = 1L;

    private final @Nullable ResumeToken resumeToken;

    /**
     * Creates the exception.
     *
     * @param message what was waited for and how long, what to do
     * @param context where it happened
     * @param resumeToken how to take the operation up again, or null if it has no token
     */
    public WaitTimeoutException(String message, ErrorContext context, @Nullable ResumeToken resumeToken) {
        super(message, context, null);
        this.resumeToken = resumeToken;
    }

    /**
     * How to take the operation up again, in this process or another.
     *
     * @return the token, if the operation has one
     */
    public Optional<ResumeToken> resumeToken() {
        return Optional.ofNullable(resumeToken);
    }

    /** True: waiting again is the usual thing to do. */
    @Override
    public boolean retryable() {
        return true;
    }
}
