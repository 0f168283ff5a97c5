package org.qoltanba.api.signature;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.internal.ObjectIdentifiers;

/**
 * Where the key of a Kazakh certificate is kept: an object identifier of extension 1.2.398.3.3.5. Open: an unknown
 * identifier is kept as it came.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class KeyStoreType {

    /** A PKCS#12 file. */
    public static final KeyStoreType PKCS12_FILE = new KeyStoreType("1.2.398.3.3.5.1.1", "PKCS#12 file");

    private final String oid;
    private final @Nullable String name;

    private KeyStoreType(String oid, @Nullable String name) {
        this.oid = oid;
        this.name = name;
    }

    /**
     * Finds the kind of an object identifier.
     *
     * @param oid dotted decimal, at most 256 characters
     * @return the named constant, or an unnamed kind with that identifier
     * @throws IllegalArgumentException if the text is no object identifier
     */
    public static KeyStoreType ofOid(String oid) {
        Objects.requireNonNull(oid, "oid");
        return PKCS12_FILE.oid.equals(oid) ? PKCS12_FILE : new KeyStoreType(ObjectIdentifiers.require(oid), null);
    }

    /**
     * The object identifier.
     *
     * @return dotted decimal
     */
    public String oid() {
        return oid;
    }

    /**
     * A name for people; the object identifier where there is none.
     *
     * @return for example {@code PKCS#12 file}
     */
    public String displayName() {
        return name == null ? oid : name;
    }

    /**
     * Whether the SDK has a name for it.
     *
     * @return true for the constants of this class
     */
    public boolean isKnown() {
        return name != null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KeyStoreType that && oid.equals(that.oid);
    }

    @Override
    public int hashCode() {
        return oid.hashCode();
    }

    @Override
    public String toString() {
        return displayName();
    }
}
