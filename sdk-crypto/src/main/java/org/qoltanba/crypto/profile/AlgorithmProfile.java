package org.qoltanba.crypto.profile;

import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.qoltanba.crypto.jca.JcaSuites;
import org.qoltanba.crypto.jca.Sha2;
import org.qoltanba.crypto.suite.SuiteRegistry;

/**
 * The algorithms of a year: what is signed with and what is accepted. A profile never changes; new algorithms and
 * algorithms that have become weak make a new profile.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class AlgorithmProfile {

    private static final AlgorithmProfile YEAR_2026 = new AlgorithmProfile(new SuiteRegistry(JcaSuites.all()), sha2());

    private final SuiteRegistry suites;
    private final Map<String, Supplier<MessageDigest>> digests;

    private AlgorithmProfile(SuiteRegistry suites, Map<String, Supplier<MessageDigest>> digests) {
        this.suites = suites;
        this.digests = digests;
    }

    /**
     * RSA from 2048 bits and ECDSA on P-256, P-384, P-521, with SHA-2.
     *
     * @return the profile of 2026
     */
    public static AlgorithmProfile year2026() {
        return YEAR_2026;
    }

    private static Map<String, Supplier<MessageDigest>> sha2() {
        Map<String, Supplier<MessageDigest>> digests = new LinkedHashMap<>();
        for (Sha2 member : Sha2.all()) {
            digests.put(member.oid(), member::newDigest);
        }
        return digests;
    }

    /**
     * The signature suites.
     *
     * @return the registry
     */
    public SuiteRegistry suites() {
        return suites;
    }

    /**
     * A new, empty computation of a digest that stands by itself, as in a certificate reference.
     *
     * @param oid dotted decimal
     * @return the digest; empty if it is not one of this profile
     */
    public Optional<MessageDigest> newDigest(String oid) {
        return Optional.ofNullable(digests.get(oid)).map(Supplier::get);
    }
}
