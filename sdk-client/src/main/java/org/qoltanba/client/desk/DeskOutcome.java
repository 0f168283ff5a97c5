package org.qoltanba.client.desk;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.operation.OperationState;
import org.qoltanba.api.spi.Delivery;
import org.qoltanba.api.spi.StoredOperation;
import org.qoltanba.client.store.OperationOutcome;

/** An outcome and the leave to tell of it. */
record DeskOutcome<R>(
        StoredOperation operation,
        OperationState state,
        @Nullable R value,
        @Nullable SdkException thrown,
        Delivery delivery)
        implements OperationOutcome<R> {

    @Override
    public String reference() {
        return operation.reference();
    }

    @Override
    public R result() {
        if (thrown != null) {
            throw thrown;
        }
        return Objects.requireNonNull(value);
    }

    @Override
    public Optional<SdkException> failure() {
        return Optional.ofNullable(thrown);
    }

    @Override
    public boolean mayHaveBeenDelivered() {
        return !delivery.granted() || delivery.earlier() > 0;
    }

    @Override
    public Optional<OperationState> deliveredBefore() {
        return mayHaveBeenDelivered() ? delivery.recorded() : Optional.empty();
    }

    /** Hides the result. */
    @Override
    public String toString() {
        return "OperationOutcome[" + operation + ", " + state + "]";
    }
}
