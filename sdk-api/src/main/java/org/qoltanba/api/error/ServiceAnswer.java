package org.qoltanba.api.error;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a service said when it refused.
 *
 * @param status the HTTP status; note that SIGEX reports errors with status 200 (contract section 2.3)
 * @param errorCode the machine-readable code, exactly as sent; for SIGEX its English message (section 4.1)
 * @param description the service's own text for people, cut to a bounded length; null if it gave none
 * @param retryAfter how long the service asks to wait before the next try; null if it does not say
 * @since 0.1.0
 */
public record ServiceAnswer(
        int status,
        String errorCode,
        @Nullable String description,
        @Nullable Duration retryAfter) implements Serializable {

    /**
     * Checks that there is a code.
     *
     * @param status the HTTP status
     * @param errorCode the machine-readable code
     * @param description the service's own text for people
     * @param retryAfter how long the service asks to wait before the next try
     */
    public ServiceAnswer {
        Objects.requireNonNull(errorCode, "errorCode");
    }

    /**
     * An answer with a code only.
     *
     * @param status the HTTP status
     * @param errorCode the machine-readable code
     * @return the answer
     */
    public static ServiceAnswer of(int status, String errorCode) {
        return new ServiceAnswer(status, errorCode, null, null);
    }

    /** The code only: descriptions are the server's words and may name people. */
    @Override
    public String toString() {
        return "ServiceAnswer[" + status + " " + errorCode + "]";
    }
}
