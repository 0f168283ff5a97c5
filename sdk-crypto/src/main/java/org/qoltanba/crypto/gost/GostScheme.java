package org.qoltanba.crypto.gost;

import static java.util.Map.entry;

import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/**
 * The signature standards: which key goes with which digest, which parameter sets a key may name, and how the signature
 * is written. The equation is the same for all of them (GOST R 34.10-2012, RFC 7091).
 */
@SuppressWarnings("ImmutableEnumChecker") // Identifiers and Map.of are immutable, but not annotated
enum GostScheme {
    /** RFC 4491. Read only: its use for new signatures ended in Russia with the year 2019. */
    RUSSIAN_2001(
            "GOST R 34.10-2001 with GOST R 34.11-94",
            "1.2.643.2.2.19",
            "1.2.643.2.2.3",
            GostDigest.RUSSIAN_94,
            "1.2.643.2.2.30.1",
            cryptoProSets(),
            OctetOrder.RUSSIAN),

    /** RFC 9215, 256 bits. The old parameter sets remain in use beside the new ones. */
    RUSSIAN_2012_256(
            "GOST R 34.10-2012 (256) with GOST R 34.11-2012",
            "1.2.643.7.1.1.1.1",
            "1.2.643.7.1.1.3.2",
            GostDigest.RUSSIAN_2012_256,
            "1.2.643.7.1.1.2.2",
            Map.ofEntries(
                    entry("1.2.643.2.2.35.1", GostCurve.CRYPTO_PRO_A),
                    entry("1.2.643.2.2.35.2", GostCurve.CRYPTO_PRO_B),
                    entry("1.2.643.2.2.35.3", GostCurve.CRYPTO_PRO_C),
                    entry("1.2.643.2.2.36.0", GostCurve.CRYPTO_PRO_A),
                    entry("1.2.643.2.2.36.1", GostCurve.CRYPTO_PRO_C),
                    entry("1.2.643.7.1.2.1.1.1", GostCurve.TC26_256_A),
                    entry("1.2.643.7.1.2.1.1.2", GostCurve.CRYPTO_PRO_A),
                    entry("1.2.643.7.1.2.1.1.3", GostCurve.CRYPTO_PRO_B),
                    entry("1.2.643.7.1.2.1.1.4", GostCurve.CRYPTO_PRO_C)),
            OctetOrder.RUSSIAN),

    /** RFC 9215, 512 bits. */
    RUSSIAN_2012_512(
            "GOST R 34.10-2012 (512) with GOST R 34.11-2012",
            "1.2.643.7.1.1.1.2",
            "1.2.643.7.1.1.3.3",
            GostDigest.RUSSIAN_2012_512,
            "1.2.643.7.1.1.2.3",
            Map.of(
                    "1.2.643.7.1.2.1.2.1", GostCurve.TC26_512_A,
                    "1.2.643.7.1.2.1.2.2", GostCurve.TC26_512_B,
                    "1.2.643.7.1.2.1.2.3", GostCurve.TC26_512_C),
            OctetOrder.RUSSIAN),

    /** What the national authority of Kazakhstan issued until 2024. */
    KAZAKH_2004(
            "GOST 34.310-2004 with GOST 34.311-95",
            "1.2.398.3.10.1.1.1.1",
            "1.2.398.3.10.1.1.1.2",
            GostDigest.KAZAKH_95,
            "1.2.398.3.10.1.3.1.1.0",
            Map.of("1.2.398.3.10.1.1.1.1.1", GostCurve.CRYPTO_PRO_A),
            OctetOrder.KAZAKH),

    /** What the national authority of Kazakhstan issues. */
    KAZAKH_2015_512(
            "GOST R 34.10-2015 (512) with GOST R 34.11-2015",
            "1.2.398.3.10.1.1.2.2",
            "1.2.398.3.10.1.1.2.3.2",
            GostDigest.KAZAKH_2015_512,
            "1.2.398.3.10.1.3.3",
            Map.of("1.2.398.3.10.1.1.2.2.1", GostCurve.TC26_512_A),
            OctetOrder.KAZAKH),

    /** Reported by others; no certificate with it is known, so that nothing confirms curve and orders. */
    KAZAKH_2015_256(
            "GOST R 34.10-2015 (256) with GOST R 34.11-2015",
            "1.2.398.3.10.1.1.2.1",
            "1.2.398.3.10.1.1.2.3.1",
            GostDigest.KAZAKH_2015_256,
            "1.2.398.3.10.1.3.2",
            Map.of("1.2.398.3.10.1.1.2.1.1", GostCurve.TC26_256_A),
            OctetOrder.KAZAKH);

    private final String displayName;
    private final ASN1ObjectIdentifier keyOid;
    private final ASN1ObjectIdentifier signatureOid;
    private final GostDigest digest;
    private final String digestParameterSet;
    private final Map<String, GostCurve> parameterSets;
    private final OctetOrder order;

    GostScheme(
            String displayName,
            String keyOid,
            String signatureOid,
            GostDigest digest,
            String digestParameterSet,
            Map<String, GostCurve> parameterSets,
            OctetOrder order) {
        this.displayName = displayName;
        this.keyOid = new ASN1ObjectIdentifier(keyOid);
        this.signatureOid = new ASN1ObjectIdentifier(signatureOid);
        this.digest = digest;
        this.digestParameterSet = digestParameterSet;
        this.parameterSets = parameterSets;
        this.order = order;
    }

    private static Map<String, GostCurve> cryptoProSets() {
        return Map.of(
                "1.2.643.2.2.35.1", GostCurve.CRYPTO_PRO_A,
                "1.2.643.2.2.35.2", GostCurve.CRYPTO_PRO_B,
                "1.2.643.2.2.35.3", GostCurve.CRYPTO_PRO_C,
                "1.2.643.2.2.36.0", GostCurve.CRYPTO_PRO_A,
                "1.2.643.2.2.36.1", GostCurve.CRYPTO_PRO_C);
    }

    String displayName() {
        return displayName;
    }

    ASN1ObjectIdentifier keyOid() {
        return keyOid;
    }

    /** Names key and digest together: what certificates have. */
    ASN1ObjectIdentifier signatureOid() {
        return signatureOid;
    }

    GostDigest digest() {
        return digest;
    }

    /** What a key may name as its digest. */
    String digestParameterSet() {
        return digestParameterSet;
    }

    /** What a key may name as its curve. */
    Map<String, GostCurve> parameterSets() {
        return parameterSets;
    }

    OctetOrder order() {
        return order;
    }

    boolean isRussian() {
        return order == OctetOrder.RUSSIAN;
    }

    boolean signs() {
        return this != RUSSIAN_2001;
    }

    /** The length of a private key and of each number of a signature: that of the digest. */
    int octets() {
        return digest.octets();
    }
}
