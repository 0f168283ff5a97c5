package org.qoltanba.testkit.dss;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.qoltanba.testkit.pki.KeyAlgorithm;

/** A hash algorithm of contract section 4.1 that the keys here sign with. */
enum HashAlgorithm {
    SHA_256("SHA-256", "2.16.840.1.101.3.4.2.1", 32),
    SHA_384("SHA-384", "2.16.840.1.101.3.4.2.2", 48),
    SHA_512("SHA-512", "2.16.840.1.101.3.4.2.3", 64),
    GR_2012_256("GR 34.11-2012 256", "1.2.643.7.1.1.2.2", 32),
    GR_2012_512("GR 34.11-2012 512", "1.2.643.7.1.1.2.3", 64);

    private final String wireName;
    private final String oid;
    private final int size;

    HashAlgorithm(String wireName, String oid, int size) {
        this.wireName = wireName;
        this.oid = oid;
        this.size = size;
    }

    /** What a key signs with; nothing if the service does not hold such keys. */
    static List<HashAlgorithm> of(KeyAlgorithm key) {
        return switch (key) {
            case EC_P256, EC_P384, RSA_2048 -> List.of(SHA_256, SHA_384, SHA_512);
            case GOST_R_3410_2012_256 -> List.of(GR_2012_256);
            case GOST_R_3410_2012_512 -> List.of(GR_2012_512);
            case KAZAKH_GOST_34310_2004, KAZAKH_GOST_R_3410_2015_512 -> List.of();
        };
    }

    /** The algorithm of a name on the wire. */
    static Optional<HashAlgorithm> named(String name) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.wireName.equals(name))
                .findFirst();
    }

    /** What a key signs with when nothing is said. */
    static HashAlgorithm usualFor(KeyAlgorithm key) {
        return key == KeyAlgorithm.EC_P384 ? SHA_384 : of(key).get(0);
    }

    /** The name on the wire, for SHA-2 also the Java platform's. */
    String wireName() {
        return wireName;
    }

    /** What a digest is computed with. */
    String digestName() {
        return wireName.startsWith("SHA") ? wireName : oid;
    }

    ASN1ObjectIdentifier oid() {
        return new ASN1ObjectIdentifier(oid);
    }

    /** The length of a hash value in bytes. */
    int size() {
        return size;
    }

    /** The name of the signature algorithm with a kind of key, in the Java platform. */
    String signatureWith(KeyAlgorithm key) {
        String digest = wireName.replace("-", "");
        return switch (key) {
            case EC_P256, EC_P384 -> digest + "withECDSA";
            case RSA_2048 -> digest + "withRSA";
            // GOST keys know what they sign with
            default -> oid;
        };
    }
}
