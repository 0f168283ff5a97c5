package org.qoltanba.api.sigex;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What must differ between the signatures of one document (contract section 5.5). Open: a constant the SDK does not know is
 * kept as it came.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class Uniqueness {

    /** No person signs twice. */
    public static final Uniqueness PERSON = new Uniqueness("iin");

    /** No organisation signs twice; individuals are not concerned. */
    public static final Uniqueness ORGANIZATION = new Uniqueness("bin");

    private static final List<Uniqueness> KNOWN = List.of(PERSON, ORGANIZATION);

    private final String constant;

    private Uniqueness(String constant) {
        this.constant = constant;
    }

    /**
     * The meaning of a constant.
     *
     * @param constant as the service writes it, 1 to 200 characters
     * @return one of the constants of this class, or one the SDK does not know
     * @throws IllegalArgumentException if it is empty or too long
     */
    public static Uniqueness of(String constant) {
        Objects.requireNonNull(constant, "constant");
        if (constant.isEmpty() || constant.length() > 200) {
            throw new IllegalArgumentException("A constant has 1 to 200 characters, not " + constant.length() + ".");
        }
        return KNOWN.stream()
                .filter(known -> known.constant.equals(constant))
                .findFirst()
                .orElseGet(() -> new Uniqueness(constant));
    }

    /**
     * The constant.
     *
     * @return as the service writes it
     */
    public String constant() {
        return constant;
    }

    /**
     * Whether this is one of the constants of this class.
     *
     * @return true if the SDK knows it
     */
    public boolean isKnown() {
        return KNOWN.contains(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Uniqueness that && constant.equals(that.constant);
    }

    @Override
    public int hashCode() {
        return constant.hashCode();
    }

    @Override
    public String toString() {
        return constant;
    }
}
