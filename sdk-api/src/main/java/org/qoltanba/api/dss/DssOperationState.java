package org.qoltanba.api.dss;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where an operation of the second generation stands (contract section 12.5). Open: a word the SDK does not know is kept as
 * it came.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class DssOperationState {

    /** Nobody has been asked yet. */
    public static final DssOperationState CREATED = new DssOperationState("Created");

    /** The user has been asked. */
    public static final DssOperationState CHALLENGED = new DssOperationState("Challenged");

    /** The user has confirmed, or needs not. */
    public static final DssOperationState CONFIRMED = new DssOperationState("Confirmed");

    /** The service is done. */
    public static final DssOperationState COMPLETED = new DssOperationState("Completed");

    /** The user declined. */
    public static final DssOperationState DECLINED = new DssOperationState("Declined");

    /** It was called off. */
    public static final DssOperationState CANCELLED = new DssOperationState("Cancelled");

    /** Nobody confirmed in time. */
    public static final DssOperationState EXPIRED = new DssOperationState("Expired");

    /** The service failed. */
    public static final DssOperationState ERROR = new DssOperationState("Error");

    private static final List<DssOperationState> KNOWN =
            List.of(CREATED, CHALLENGED, CONFIRMED, COMPLETED, DECLINED, CANCELLED, EXPIRED, ERROR);

    private final String value;

    private DssOperationState(String value) {
        this.value = value;
    }

    /**
     * Reads a word of the service.
     *
     * @param value the word, in any case
     * @return the constant, or an unknown value with that word
     */
    public static DssOperationState of(String value) {
        Objects.requireNonNull(value, "value");
        for (DssOperationState known : KNOWN) {
            if (known.value.equalsIgnoreCase(value)) {
                return known;
            }
        }
        return new DssOperationState(value);
    }

    /**
     * Whether the SDK knows the word.
     *
     * @return true for the constants of this class
     */
    public boolean isKnown() {
        return KNOWN.contains(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DssOperationState that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** The service's word. */
    @Override
    public String toString() {
        return value;
    }
}
