package org.qoltanba.client.store;

import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.spi.StoredOperation;

/**
 * Turns what was stored of an operation into the running operation again. The application knows what no store may hold:
 * who signs in, where the document is, the PIN.
 *
 * <pre>{@code
 * OperationResumer<Signature> resumer = stored -> {
 *     Contract contract = contracts.find(stored.reference());
 *     return session(contract.signer()).resume(stored.resumeToken().orElseThrow(), contract.document());
 * };
 * }</pre>
 *
 * @param <R> what the operations yield
 * @since 0.1.0
 */
@FunctionalInterface
public interface OperationResumer<R> {

    /**
     * Takes an operation up again. May block; called on threads of the desk, for several operations at a time.
     *
     * @param operation what was stored
     * @return the running operation
     * @throws IllegalArgumentException if it can never be taken up again, because its document or its user is gone; it
     *     then ends with an {@link OperationNotResumedException}
     * @throws Exception if that is not possible now; it is tried again until the operation's deadline has passed
     */
    PendingOperation<R> resume(StoredOperation operation) throws Exception;
}
