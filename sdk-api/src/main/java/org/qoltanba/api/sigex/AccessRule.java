package org.qoltanba.api.sigex;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;

/**
 * Whom a right is granted to (contract section 5.4). Rules extend access, they never take it away. A person and an
 * employee are different identities even when they are the same human being: name both to admit both.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class AccessRule {

    private final @Nullable Iin iin;
    private final @Nullable Bin bin;

    private AccessRule(@Nullable Iin iin, @Nullable Bin bin) {
        this.iin = iin;
        this.bin = bin;
    }

    /**
     * This person, with the certificate of an individual.
     *
     * @param iin the person's number
     * @return the rule
     */
    public static AccessRule person(Iin iin) {
        return new AccessRule(Objects.requireNonNull(iin, "iin"), null);
    }

    /**
     * This person, with the certificate of an employee of this organisation.
     *
     * @param iin the person's number
     * @param bin the organisation's number
     * @return the rule
     */
    public static AccessRule employee(Iin iin, Bin bin) {
        return new AccessRule(Objects.requireNonNull(iin, "iin"), Objects.requireNonNull(bin, "bin"));
    }

    /**
     * Those employees and information systems of this organisation whom its own settings admit.
     *
     * @param bin the organisation's number
     * @return the rule
     */
    public static AccessRule organization(Bin bin) {
        return new AccessRule(null, Objects.requireNonNull(bin, "bin"));
    }

    /**
     * The person.
     *
     * @return the number, if a person is named
     */
    public Optional<Iin> iin() {
        return Optional.ofNullable(iin);
    }

    /**
     * The organisation.
     *
     * @return the number, if an organisation is named
     */
    public Optional<Bin> bin() {
        return Optional.ofNullable(bin);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AccessRule that && Objects.equals(iin, that.iin) && Objects.equals(bin, that.bin);
    }

    @Override
    public int hashCode() {
        return Objects.hash(iin, bin);
    }

    /** Hides the person. */
    @Override
    public String toString() {
        return "AccessRule[" + (iin == null ? "" : "a person") + (iin == null || bin == null ? "" : " of ")
                + (bin == null ? "" : bin) + "]";
    }
}
