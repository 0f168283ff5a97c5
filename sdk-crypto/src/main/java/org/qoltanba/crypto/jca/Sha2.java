package org.qoltanba.crypto.jca;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * The members of SHA-2 that signatures are made with, and what they are called in combination with keys.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class Sha2 {

    /** SHA-256. */
    public static final Sha2 SHA_256 = new Sha2(
            "SHA-256",
            32,
            NISTObjectIdentifiers.id_sha256,
            PKCSObjectIdentifiers.sha256WithRSAEncryption,
            X9ObjectIdentifiers.ecdsa_with_SHA256);

    /** SHA-384. */
    public static final Sha2 SHA_384 = new Sha2(
            "SHA-384",
            48,
            NISTObjectIdentifiers.id_sha384,
            PKCSObjectIdentifiers.sha384WithRSAEncryption,
            X9ObjectIdentifiers.ecdsa_with_SHA384);

    /** SHA-512. */
    public static final Sha2 SHA_512 = new Sha2(
            "SHA-512",
            64,
            NISTObjectIdentifiers.id_sha512,
            PKCSObjectIdentifiers.sha512WithRSAEncryption,
            X9ObjectIdentifiers.ecdsa_with_SHA512);

    private static final List<Sha2> ALL = List.of(SHA_256, SHA_384, SHA_512);

    private final String displayName;
    private final int octets;
    private final ASN1ObjectIdentifier oid;
    private final ASN1ObjectIdentifier withRsa;
    private final ASN1ObjectIdentifier withEcdsa;

    private Sha2(
            String displayName,
            int octets,
            ASN1ObjectIdentifier oid,
            ASN1ObjectIdentifier withRsa,
            ASN1ObjectIdentifier withEcdsa) {
        this.displayName = displayName;
        this.octets = octets;
        this.oid = oid;
        this.withRsa = withRsa;
        this.withEcdsa = withEcdsa;
    }

    /**
     * All of them.
     *
     * @return the members, shortest digest first
     */
    public static List<Sha2> all() {
        return ALL;
    }

    /**
     * The name the JDK knows it by, which is also the usual one.
     *
     * @return for example {@code SHA-256}
     */
    public String displayName() {
        return displayName;
    }

    /**
     * The object identifier.
     *
     * @return dotted decimal
     */
    public String oid() {
        return oid.getId();
    }

    /**
     * A new, empty computation.
     *
     * @return the digest
     */
    public MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance(displayName);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(
                    "No installed security provider computes " + displayName + ", which every Java platform must."
                            + " Check the provider list of this JVM.",
                    impossible);
        }
    }

    /** Parameters are absent when written (RFC 5754 section 2). */
    AlgorithmIdentifier identifier() {
        return new AlgorithmIdentifier(oid);
    }

    int octets() {
        return octets;
    }

    ASN1ObjectIdentifier withRsa() {
        return withRsa;
    }

    ASN1ObjectIdentifier withEcdsa() {
        return withEcdsa;
    }

    /** The name without its hyphen, as JCA signature names want it. */
    String compactName() {
        return displayName.replace("-", "");
    }
}
