package org.qoltanba.api.error;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Where a failure happened: which service, which call, under which request identifier. Ask the service's support with
 * the identifier at hand.
 *
 * @param service the service's name, for example {@code SIGEX}; null for local failures
 * @param operation the call in words or as method and path template, for example {@code POST /api/{id}/data}; null if
 *     none
 * @param requestId the service's own identifier of the request; null if it gave none
 * @since 0.1.0
 */
public record ErrorContext(
        @Nullable String service,
        @Nullable String operation,
        @Nullable String requestId) implements Serializable {

    private static final ErrorContext LOCAL = new ErrorContext(null, null, null);

    /**
     * A failure that no service has part in.
     *
     * @return the context without names
     */
    public static ErrorContext local() {
        return LOCAL;
    }

    /**
     * A call to a service that has not given an identifier.
     *
     * @param service the service's name
     * @param operation the call
     * @return the context
     */
    public static ErrorContext call(String service, String operation) {
        return new ErrorContext(service, operation, null);
    }

    /**
     * The same call with the identifier the service gave.
     *
     * @param id the identifier
     * @return a copy
     */
    public ErrorContext withRequestId(String id) {
        return new ErrorContext(service, operation, id);
    }
}
