package org.qoltanba.api.sigex;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the service tells about an eGov operation on stored documents (contract section 5.15).
 *
 * @param operationId the operation
 * @param status where it stands
 * @param createdAt when it was opened
 * @param expiresAt when the service gives up
 * @param description what the application shows
 * @param signIds the signatures it led to, in the order of the documents; empty unless done
 * @param applicationError what the application reported; null if nothing
 * @param serviceError what SIGEX reported, one of its error messages; null if nothing
 * @since 0.1.0
 */
public record EgovOperationInfo(
        String operationId,
        EgovStatus status,
        Instant createdAt,
        Instant expiresAt,
        String description,
        List<Long> signIds,
        @Nullable String applicationError,
        @Nullable String serviceError) {

    /**
     * Checks that all is there.
     *
     * @param operationId the operation
     * @param status where it stands
     * @param createdAt when it was opened
     * @param expiresAt when the service gives up
     * @param description what the application shows
     * @param signIds the signatures it led to
     * @param applicationError what the application reported
     * @param serviceError what SIGEX reported
     */
    public EgovOperationInfo {
        Objects.requireNonNull(operationId, "operationId");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
        Objects.requireNonNull(description, "description");
        signIds = List.copyOf(signIds);
    }

    /**
     * What the application reported.
     *
     * @return empty if nothing
     */
    public Optional<String> reportedByApplication() {
        return Optional.ofNullable(applicationError);
    }

    /**
     * What SIGEX reported.
     *
     * @return one of its error messages; empty if nothing
     */
    public Optional<String> reportedByService() {
        return Optional.ofNullable(serviceError);
    }

    /** Hides the description. */
    @Override
    public String toString() {
        return "EgovOperationInfo[" + operationId + ", " + status + "]";
    }
}
