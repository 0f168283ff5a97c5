package org.qoltanba.testkit.dss;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A transaction as the fake held it at one moment.
 *
 * @param id the identifier at the Sign Service, {@code TransactionTokenId}
 * @param refId the identifier at the confirmation service, {@code RefID}; null before it is opened
 * @param login whose transaction it is
 * @param documentInfo what the user is shown; may be empty
 * @param state where it stands
 * @param createdAt when it was created
 * @since 0.1.0
 */
public record DssTransaction(
        String id,
        @Nullable String refId,
        String login,
        String documentInfo,
        DssTransactionState state,
        Instant createdAt) {

    /**
     * Checks that everything is there but {@code refId}, which may be missing.
     *
     * @param id the identifier at the Sign Service
     * @param refId the identifier at the confirmation service, or null
     * @param login whose transaction it is
     * @param documentInfo what the user is shown
     * @param state where it stands
     * @param createdAt when it was created
     */
    public DssTransaction {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(login, "login");
        Objects.requireNonNull(documentInfo, "documentInfo");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(createdAt, "createdAt");
    }

    /**
     * The identifier at the confirmation service.
     *
     * @return empty before the confirmation is opened
     */
    public Optional<String> confirmation() {
        return Optional.ofNullable(refId);
    }
}
