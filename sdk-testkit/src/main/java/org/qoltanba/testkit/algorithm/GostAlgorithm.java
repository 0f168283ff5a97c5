package org.qoltanba.testkit.algorithm;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cryptopro.CryptoProObjectIdentifiers;
import org.bouncycastle.asn1.cryptopro.ECGOST3410NamedCurves;
import org.bouncycastle.asn1.rosstandart.RosstandartObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.GOST3411Digest;
import org.bouncycastle.crypto.digests.GOST3411_2012_256Digest;
import org.bouncycastle.crypto.digests.GOST3411_2012_512Digest;
import org.bouncycastle.crypto.engines.GOST28147Engine;
import org.bouncycastle.crypto.params.ECDomainParameters;

/** The GOST algorithms of this world, as the CAdES sheet gives them in section 13. */
@SuppressWarnings("ImmutableEnumChecker") // Identifiers are immutable, but not annotated
public enum GostAlgorithm {
    /** GOST R 34.10-2012 with 256 bits on tc26 256-A. */
    RUSSIAN_2012_256(
            "1.2.643.7.1.1.1.1",
            "1.2.643.7.1.1.3.2",
            "1.2.643.7.1.1.2.2",
            "1.2.643.7.1.2.1.1.1",
            "",
            RosstandartObjectIdentifiers.id_tc26_gost_3410_12_256_paramSetA,
            GOST3411_2012_256Digest::new),

    /** GOST R 34.10-2012 with 512 bits on tc26 512-A. */
    RUSSIAN_2012_512(
            "1.2.643.7.1.1.1.2",
            "1.2.643.7.1.1.3.3",
            "1.2.643.7.1.1.2.3",
            "1.2.643.7.1.2.1.2.1",
            "",
            RosstandartObjectIdentifiers.id_tc26_gost_3410_12_512_paramSetA,
            GOST3411_2012_512Digest::new),

    /** GOST 34.310-2004 of Kazakhstan. */
    KAZAKH_2004(
            "1.2.398.3.10.1.1.1.1",
            "1.2.398.3.10.1.1.1.2",
            "1.2.398.3.10.1.3.1",
            "1.2.398.3.10.1.1.1.1.1",
            "1.2.398.3.10.1.3.1.1.0",
            CryptoProObjectIdentifiers.gostR3410_2001_CryptoPro_A,
            () -> new GOST3411Digest(GOST28147Engine.getSBox("D-Test"))),

    /** GOST R 34.10-2015 of Kazakhstan with 512 bits. */
    KAZAKH_2015_512(
            "1.2.398.3.10.1.1.2.2",
            "1.2.398.3.10.1.1.2.3.2",
            "1.2.398.3.10.1.3.3",
            "1.2.398.3.10.1.1.2.2.1",
            "1.2.398.3.10.1.3.3",
            RosstandartObjectIdentifiers.id_tc26_gost_3410_12_512_paramSetA,
            GOST3411_2012_512Digest::new);

    private final String key;
    private final String signature;
    private final String digest;
    private final String parameterSet;
    private final String digestParameterSet;
    private final ASN1ObjectIdentifier curve;
    private final Supplier<Digest> digests;

    GostAlgorithm(
            String key,
            String signature,
            String digest,
            String parameterSet,
            String digestParameterSet,
            ASN1ObjectIdentifier curve,
            Supplier<Digest> digests) {
        this.key = key;
        this.signature = signature;
        this.digest = digest;
        this.parameterSet = parameterSet;
        this.digestParameterSet = digestParameterSet;
        this.curve = curve;
        this.digests = digests;
    }

    /**
     * Finds the algorithm of a public key.
     *
     * @param oid the key's object identifier
     * @return the algorithm; empty if it is not GOST
     */
    public static Optional<GostAlgorithm> ofKey(String oid) {
        return Stream.of(values()).filter(each -> each.key.equals(oid)).findFirst();
    }

    /**
     * Finds the algorithm of a digest. Two share a digest under different names, none share a name.
     *
     * @param oid the digest's object identifier
     * @return the algorithm; empty if it is not GOST
     */
    public static Optional<GostAlgorithm> ofDigest(String oid) {
        return Stream.of(values()).filter(each -> each.digest.equals(oid)).findFirst();
    }

    /**
     * The object identifier of the digest.
     *
     * @return dotted decimal
     */
    public String digestOid() {
        return digest;
    }

    /**
     * The object identifier of key and digest together.
     *
     * @return dotted decimal
     */
    public String signatureOid() {
        return signature;
    }

    /** Whether a signature may be called by this name: with its digest, or by its key alone. */
    boolean isSignature(String oid) {
        return signature.equals(oid) || key.equals(oid);
    }

    /**
     * The object identifier of the key, which some software writes for the signature as well.
     *
     * @return dotted decimal
     */
    public String keyOid() {
        return key;
    }

    String parameterSet() {
        return parameterSet;
    }

    /** Empty where keys do not name their digest. */
    String digestParameterSet() {
        return digestParameterSet;
    }

    ECDomainParameters curve() {
        return new ECDomainParameters(ECGOST3410NamedCurves.getByOIDX9(curve));
    }

    Digest newDigest() {
        return digests.get();
    }

    /**
     * The length of a digest, which is that of a number.
     *
     * @return octets
     */
    public int octets() {
        return newDigest().getDigestSize();
    }

    boolean isKazakh() {
        return this == KAZAKH_2004 || this == KAZAKH_2015_512;
    }

    AlgorithmIdentifier signatureAlgorithm() {
        return new AlgorithmIdentifier(new ASN1ObjectIdentifier(signature), DERNull.INSTANCE);
    }

    AlgorithmIdentifier digestAlgorithm() {
        return new AlgorithmIdentifier(new ASN1ObjectIdentifier(digest), DERNull.INSTANCE);
    }
}
