package org.qoltanba.client.dss;

import java.util.List;
import org.qoltanba.api.document.DigestAlgorithm;

/** What the service calls digest algorithms (contract section 4.1). */
final class HashNames {

    private record Name(DigestAlgorithm algorithm, String word) {}

    private static final List<Name> NAMES = List.of(
            new Name(DigestAlgorithm.SHA_256, "SHA-256"),
            new Name(DigestAlgorithm.SHA_384, "SHA-384"),
            new Name(DigestAlgorithm.SHA_512, "SHA-512"),
            new Name(DigestAlgorithm.GOST_R_3411_94, "GOST R 34.11-94"),
            new Name(DigestAlgorithm.GOST_R_3411_2012_256, "GR 34.11-2012 256"),
            new Name(DigestAlgorithm.GOST_R_3411_2012_512, "GR 34.11-2012 512"));

    private HashNames() {}

    /**
     * The service's name.
     *
     * @throws IllegalArgumentException if the service does not know the algorithm
     */
    static String of(DigestAlgorithm algorithm) {
        return NAMES.stream()
                .filter(name -> name.algorithm().equals(algorithm))
                .map(Name::word)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("CryptoPro DSS does not compute "
                        + algorithm.displayName() + ". Use SHA-2, GOST R 34.11-94 or GOST R 34.11-2012."));
    }
}
