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
    SHA_512("SHA-512", "2.16.840.1.101.3.4.2.3", 64);

    private final String wireName;
    private final String oid;
    private final int size;

    HashAlgorithm(String wireName, String oid, int size) {
        this.wireName = wireName;
        this.oid = oid;
        this.size = size;
    }

    /** The names on the wire, in order. */
    static List<String> names() {
        return Arrays.stream(values()).map(HashAlgorithm::wireName).toList();
    }

    /** The algorithm of a name on the wire. */
    static Optional<HashAlgorithm> named(String name) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.wireName.equals(name))
                .findFirst();
    }

    /** What a key signs with when nothing is said. */
    static HashAlgorithm usualFor(KeyAlgorithm key) {
        return key == KeyAlgorithm.EC_P384 ? SHA_384 : SHA_256;
    }

    /** The name on the wire, which is also the Java platform's. */
    String wireName() {
        return wireName;
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
        };
    }
}
