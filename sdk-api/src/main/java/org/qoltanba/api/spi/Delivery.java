package org.qoltanba.api.spi;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.operation.OperationState;

/**
 * Leave to tell the application how an operation ended, see {@link OperationStore#deliver}.
 *
 * @param granted whether the node still holds the operation; if not, another node tells of it or has told
 * @param earlier how many deliveries had been begun before; more than zero means that the application may know already
 * @param outcome the outcome that was recorded first, which is the one given if there was none before
 * @since 0.1.0
 */
public record Delivery(
        boolean granted, int earlier, @Nullable OperationState outcome) {

    /** Nothing is known of the operation any more. */
    public static final Delivery UNKNOWN = new Delivery(false, 0, null);

    /**
     * Checks the bounds.
     *
     * @param granted whether the node still holds the operation
     * @param earlier not negative
     * @param outcome terminal, or null if none is recorded
     */
    public Delivery {
        if (earlier < 0) {
            throw new IllegalArgumentException("There cannot have been " + earlier + " deliveries.");
        }
        if (outcome != null && !outcome.isTerminal()) {
            throw new IllegalArgumentException("An outcome is a terminal state, not " + outcome + ".");
        }
    }

    /**
     * The outcome that was recorded first.
     *
     * @return a terminal state; empty if none was recorded
     */
    public Optional<OperationState> recorded() {
        return Optional.ofNullable(outcome);
    }

    /**
     * Makes sure that an outcome can be recorded.
     *
     * @param outcome how an operation ended
     * @return the same
     * @throws IllegalArgumentException if it has not ended, or was only left
     */
    public static OperationState requireOutcome(OperationState outcome) {
        Objects.requireNonNull(outcome, "outcome");
        if (!outcome.isTerminal() || outcome == OperationState.DETACHED) {
            throw new IllegalArgumentException(
                    "An operation that is " + outcome + " has no outcome. Record COMPLETED, FAILED or CANCELLED.");
        }
        return outcome;
    }
}
