package org.qoltanba.api.document;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.internal.ObjectIdentifiers;

/**
 * A digest algorithm, named by its object identifier. Open: an identifier the SDK has no name for is kept as it came,
 * so that what a service reports is never lost.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class DigestAlgorithm {

    /** SHA-256 (FIPS 180-4). */
    public static final DigestAlgorithm SHA_256 = new DigestAlgorithm("2.16.840.1.101.3.4.2.1", "SHA-256");

    /** SHA-384 (FIPS 180-4). */
    public static final DigestAlgorithm SHA_384 = new DigestAlgorithm("2.16.840.1.101.3.4.2.2", "SHA-384");

    /** SHA-512 (FIPS 180-4). */
    public static final DigestAlgorithm SHA_512 = new DigestAlgorithm("2.16.840.1.101.3.4.2.3", "SHA-512");

    /** GOST R 34.11-94 of Russia (RFC 5831), superseded by GOST R 34.11-2012. */
    public static final DigestAlgorithm GOST_R_3411_94 = new DigestAlgorithm("1.2.643.2.2.9", "GOST R 34.11-94");

    /** GOST R 34.11-2012 of Russia with 256 bits, also called Streebog (RFC 6986). */
    public static final DigestAlgorithm GOST_R_3411_2012_256 =
            new DigestAlgorithm("1.2.643.7.1.1.2.2", "GOST R 34.11-2012 (256)");

    /** GOST R 34.11-2012 of Russia with 512 bits, also called Streebog (RFC 6986). */
    public static final DigestAlgorithm GOST_R_3411_2012_512 =
            new DigestAlgorithm("1.2.643.7.1.1.2.3", "GOST R 34.11-2012 (512)");

    /** GOST 34.311-95 of Kazakhstan: as GOST R 34.11-94, but with other constants, so with other values. */
    public static final DigestAlgorithm KAZAKH_GOST_34311_95 =
            new DigestAlgorithm("1.2.398.3.10.1.3.1", "GOST 34.311-95");

    /** GOST R 34.11-2015 of Kazakhstan with 256 bits: no genuine sample is known. */
    public static final DigestAlgorithm KAZAKH_GOST_R_3411_2015_256 =
            new DigestAlgorithm("1.2.398.3.10.1.3.2", "GOST R 34.11-2015 (256)");

    /** GOST R 34.11-2015 of Kazakhstan with 512 bits: the values of {@link #GOST_R_3411_2012_512} under another name. */
    public static final DigestAlgorithm KAZAKH_GOST_R_3411_2015_512 =
            new DigestAlgorithm("1.2.398.3.10.1.3.3", "GOST R 34.11-2015 (512)");

    private static final List<DigestAlgorithm> KNOWN = List.of(
            SHA_256,
            SHA_384,
            SHA_512,
            GOST_R_3411_94,
            GOST_R_3411_2012_256,
            GOST_R_3411_2012_512,
            KAZAKH_GOST_34311_95,
            KAZAKH_GOST_R_3411_2015_256,
            KAZAKH_GOST_R_3411_2015_512);

    private final String oid;
    private final @Nullable String name;

    private DigestAlgorithm(String oid, @Nullable String name) {
        this.oid = oid;
        this.name = name;
    }

    /**
     * Finds the algorithm of an object identifier.
     *
     * @param oid dotted decimal, for example {@code 2.16.840.1.101.3.4.2.1}; at most 256 characters
     * @return the named constant, or an unnamed algorithm with that identifier
     * @throws IllegalArgumentException if the text is no object identifier
     */
    public static DigestAlgorithm ofOid(String oid) {
        Objects.requireNonNull(oid, "oid");
        for (DigestAlgorithm known : KNOWN) {
            if (known.oid.equals(oid)) {
                return known;
            }
        }
        return new DigestAlgorithm(ObjectIdentifiers.require(oid), null);
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
     * The usual name, for example {@code SHA-256}; the object identifier where there is none.
     *
     * @return a name for people
     */
    public String displayName() {
        return name == null ? oid : name;
    }

    /**
     * Whether the SDK has a name for this algorithm. It says nothing about whether a module can compute it.
     *
     * @return true for the constants of this class
     */
    public boolean isKnown() {
        return name != null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DigestAlgorithm that && oid.equals(that.oid);
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
