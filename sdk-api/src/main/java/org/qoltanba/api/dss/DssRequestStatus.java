package org.qoltanba.api.dss;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a certificate request stands (contract section 6.5). Open: a word the SDK does not know is kept as
 * it came.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class DssRequestStatus {

    /** The certification authority has not decided. */
    public static final DssRequestStatus PENDING = new DssRequestStatus("PENDING");

    /** The certificate is issued. */
    public static final DssRequestStatus ACCEPTED = new DssRequestStatus("ACCEPTED");

    /** The certification authority refused. */
    public static final DssRequestStatus REJECTED = new DssRequestStatus("REJECTED");

    /** The user is being registered with the certification authority. */
    public static final DssRequestStatus REGISTRATION = new DssRequestStatus("REGISTRATION");

    private static final List<DssRequestStatus> KNOWN = List.of(PENDING, ACCEPTED, REJECTED, REGISTRATION);

    private final String value;

    private DssRequestStatus(String value) {
        this.value = value;
    }

    /**
     * Reads a word of the service.
     *
     * @param value the word, in any case
     * @return the constant, or an unknown value with that word
     */
    public static DssRequestStatus of(String value) {
        Objects.requireNonNull(value, "value");
        for (DssRequestStatus known : KNOWN) {
            if (known.value.equalsIgnoreCase(value)) {
                return known;
            }
        }
        return new DssRequestStatus(value);
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
        return other instanceof DssRequestStatus that && value.equals(that.value);
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
