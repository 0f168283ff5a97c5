package org.qoltanba.api.dss;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether keys may have a PIN (contract section 4.3). Open: a value the SDK does not know is kept as it came.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class DssPinCodeMode {

    /** The user chooses. */
    public static final DssPinCodeMode ALLOW = new DssPinCodeMode("Allow");

    /** No key has one. */
    public static final DssPinCodeMode FORBID = new DssPinCodeMode("Forbid");

    /** Every key has one. */
    public static final DssPinCodeMode REQUIRED = new DssPinCodeMode("Required");

    private static final List<DssPinCodeMode> KNOWN = List.of(ALLOW, FORBID, REQUIRED);

    private final String value;

    private DssPinCodeMode(String value) {
        this.value = value;
    }

    /**
     * Reads a mode.
     *
     * @param value the service's word
     * @return the constant, or an unknown mode with that word
     */
    public static DssPinCodeMode of(String value) {
        Objects.requireNonNull(value, "value");
        return KNOWN.stream()
                .filter(known -> known.value.equals(value))
                .findFirst()
                .orElseGet(() -> new DssPinCodeMode(value));
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
        return other instanceof DssPinCodeMode that && value.equals(that.value);
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
