package org.qoltanba.crypto.health;

import java.time.Instant;
import java.util.List;

/**
 * Knows which algorithms end, besides those that the policy names. Implementations are safe to share between threads.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface AlgorithmOutlook {

    /**
     * Looks at what a certificate rests on.
     *
     * @param algorithms the algorithms
     * @param date the date of the check
     * @return a problem of kind {@link HealthProblem.Kind#ALGORITHM_END} for each that ends or has ended; empty if all of
     *     them last
     */
    List<HealthProblem> outlook(CertificateAlgorithms algorithms, Instant date);

    /**
     * What hardly anybody accepts any more, wherever they live: MD2, MD5 and SHA-1, RSA below 2048 bits, elliptic curves
     * below 224 bits (NIST SP 800-131A), GOST R 34.10-94 and GOST R 34.10-2001. What a single country gives up belongs
     * into the policy.
     *
     * @return an outlook without state
     */
    static AlgorithmOutlook usual() {
        return UsualOutlook::of;
    }
}
