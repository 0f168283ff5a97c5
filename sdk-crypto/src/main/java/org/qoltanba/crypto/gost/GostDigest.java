package org.qoltanba.crypto.gost;

import java.security.MessageDigest;
import java.util.function.Supplier;

/**
 * The digests under the names of both countries. Kazakhstan computes GOST 34.311-95 with another substitution than
 * Russia does GOST R 34.11-94, and calls the digest of GOST R 34.11-2012 by the year of its own adoption.
 */
@SuppressWarnings("ImmutableEnumChecker") // The makers remember nothing
public enum GostDigest {
    /** GOST R 34.11-94 with the substitution of CryptoPro (RFC 5831, RFC 4357 section 11.2). */
    RUSSIAN_94("1.2.643.2.2.9", "GOST R 34.11-94", 32, () -> new Gost94Digest(Substitution.CRYPTO_PRO)),
    /** GOST R 34.11-2012, 256 bits (RFC 6986). */
    RUSSIAN_2012_256("1.2.643.7.1.1.2.2", "GOST R 34.11-2012 (256)", 32, () -> new Streebog(32)),
    /** GOST R 34.11-2012, 512 bits (RFC 6986). */
    RUSSIAN_2012_512("1.2.643.7.1.1.2.3", "GOST R 34.11-2012 (512)", 64, () -> new Streebog(64)),
    /** GOST 34.311-95 with the substitution of RFC 4357 section 11.2 called "test", which it is not here. */
    KAZAKH_95("1.2.398.3.10.1.3.1", "GOST 34.311-95", 32, () -> new Gost94Digest(Substitution.KAZAKH)),
    /** GOST R 34.11-2015 of Kazakhstan, 256 bits: presumably the Russian digest; no genuine sample is known. */
    KAZAKH_2015_256("1.2.398.3.10.1.3.2", "GOST R 34.11-2015 (256)", 32, () -> new Streebog(32)),
    /** GOST R 34.11-2015 of Kazakhstan, 512 bits: the Russian digest. */
    KAZAKH_2015_512("1.2.398.3.10.1.3.3", "GOST R 34.11-2015 (512)", 64, () -> new Streebog(64));

    private final String oid;
    private final String displayName;
    private final int octets;
    private final Supplier<MessageDigest> maker;

    GostDigest(String oid, String displayName, int octets, Supplier<MessageDigest> maker) {
        this.oid = oid;
        this.displayName = displayName;
        this.octets = octets;
        this.maker = maker;
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
     * A name for people.
     *
     * @return the standard and, where there are two, the length in bits
     */
    public String displayName() {
        return displayName;
    }

    /**
     * The length of a digest.
     *
     * @return octets
     */
    public int octets() {
        return octets;
    }

    /**
     * A new, empty computation.
     *
     * @return the digest
     */
    public MessageDigest newDigest() {
        return maker.get();
    }
}
