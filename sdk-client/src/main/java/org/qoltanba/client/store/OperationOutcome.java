package org.qoltanba.client.store;

import java.util.Optional;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.operation.OperationState;
import org.qoltanba.api.spi.StoredOperation;

/**
 * How an operation ended. The application is told at least once. A process may end between telling and noting that it has
 * told; so whoever must not act twice asks {@link #mayHaveBeenDelivered()} and, if so, looks into its own records.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @param <R> what the operation yields
 * @since 0.1.0
 */
public interface OperationOutcome<R> {

    /**
     * What the application calls the operation.
     *
     * @return the reference it was given
     */
    String reference();

    /**
     * Which operation it was.
     *
     * @return as it was stored
     */
    StoredOperation operation();

    /**
     * How it ended.
     *
     * @return {@code COMPLETED}, {@code FAILED} or {@code CANCELLED}
     */
    OperationState state();

    /**
     * The result.
     *
     * @return the result
     * @throws SdkException if the operation ended without one; its message says what to do
     */
    R result();

    /**
     * Why it ended without a result.
     *
     * @return what {@link #result()} throws; empty if there is a result
     */
    Optional<SdkException> failure();

    /**
     * Whether an outcome of this operation may have been delivered before, by this process or one that has ended: the
     * delivery was begun, and that it came to its end was not noted.
     *
     * @return false if the application hears of it for the first time
     */
    boolean mayHaveBeenDelivered();

    /**
     * What was delivered then. After {@code COMPLETED} a failure now is no surprise: services such as CryptoPro DSS hand
     * out a result once only.
     *
     * @return the outcome that was recorded first; empty if this is the first delivery
     */
    Optional<OperationState> deliveredBefore();
}
