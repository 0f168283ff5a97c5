package org.qoltanba.testkit.sigex;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.qoltanba.testkit.algorithm.GostAlgorithm;

/** The algorithms this SIGEX can compute, by object identifier. */
final class Algorithms {

    /** The digest that every document has. */
    static final String SHA_256 = NISTObjectIdentifiers.id_sha256.getId();

    private static final Map<String, String> DIGESTS = digests();

    private static final Set<String> PLATFORM_SIGNATURES = Set.of(
            PKCSObjectIdentifiers.rsaEncryption.getId(),
            PKCSObjectIdentifiers.id_RSASSA_PSS.getId(),
            PKCSObjectIdentifiers.sha256WithRSAEncryption.getId(),
            PKCSObjectIdentifiers.sha384WithRSAEncryption.getId(),
            PKCSObjectIdentifiers.sha512WithRSAEncryption.getId(),
            X9ObjectIdentifiers.ecdsa_with_SHA256.getId(),
            X9ObjectIdentifiers.ecdsa_with_SHA384.getId(),
            X9ObjectIdentifiers.ecdsa_with_SHA512.getId());

    private static final Set<String> SIGNATURES = signatures();

    private Algorithms() {}

    /** Whether a digest can be computed. */
    static boolean isDigest(String oid) {
        return DIGESTS.containsKey(oid);
    }

    /** The name of a digest algorithm in the Java platform; a GOST digest goes by its identifier. */
    static String digestName(String oid) {
        String name = DIGESTS.get(oid);
        if (name == null) {
            throw Refusal.DIGEST_ALGORITHM_NOT_SUPPORTED.exception();
        }
        return name;
    }

    /** Whether signatures with this algorithm can be checked, on documents and on certificates. */
    static boolean isSignature(String oid) {
        return SIGNATURES.contains(oid);
    }

    private static Map<String, String> digests() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(SHA_256, "SHA-256");
        names.put(NISTObjectIdentifiers.id_sha384.getId(), "SHA-384");
        names.put(NISTObjectIdentifiers.id_sha512.getId(), "SHA-512");
        for (GostAlgorithm gost : GostAlgorithm.values()) {
            names.put(gost.digestOid(), gost.digestOid());
        }
        return Map.copyOf(names);
    }

    private static Set<String> signatures() {
        Set<String> oids = new HashSet<>(PLATFORM_SIGNATURES);
        for (GostAlgorithm gost : GostAlgorithm.values()) {
            oids.add(gost.signatureOid());
            oids.add(gost.keyOid());
        }
        return Set.copyOf(oids);
    }
}
