package org.qoltanba.client.http;

import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.SdkException;

/**
 * How one service says that it refuses. Each service has its own: SIGEX says so with status 200, the others by status.
 */
@FunctionalInterface
public interface ErrorMapper {

    /**
     * Looks at an answer.
     *
     * @param answer what arrived; the body of an error status may be cut at its limit
     * @return the failure, or null if the service did what it was asked to
     */
    @Nullable
    SdkException map(HttpAnswer answer);

    /**
     * By status alone: 2xx is success, everything else the nearest exception.
     *
     * @return the mapper for services without error codes of their own
     */
    static ErrorMapper byStatus() {
        return answer -> answer.isSuccess() ? null : StatusErrors.of(answer);
    }
}
