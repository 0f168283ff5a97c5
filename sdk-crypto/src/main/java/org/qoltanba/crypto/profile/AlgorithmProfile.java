package org.qoltanba.crypto.profile;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.qoltanba.crypto.gost.GostDigest;
import org.qoltanba.crypto.gost.GostSuites;
import org.qoltanba.crypto.jca.JcaSuites;
import org.qoltanba.crypto.jca.Sha2;
import org.qoltanba.crypto.policy.AlgorithmPolicy;
import org.qoltanba.crypto.suite.SignatureSuite;
import org.qoltanba.crypto.suite.SuiteRegistry;

/**
 * The algorithms of a policy, as the module computes them. A profile never changes; new algorithms and algorithms that
 * have become weak make a new profile.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class AlgorithmProfile {

    private static final AlgorithmProfile YEAR_2026 = new AlgorithmProfile(AlgorithmPolicy.year2026());
    private static final AlgorithmProfile EVERYTHING =
            new AlgorithmProfile(AlgorithmPolicy.year2026().acceptingUnconfirmed());

    private final SuiteRegistry suites;
    private final Map<String, Supplier<MessageDigest>> digests;

    private AlgorithmProfile(AlgorithmPolicy policy) {
        List<SignatureSuite> taken = new ArrayList<>(JcaSuites.all());
        taken.addAll(GostSuites.confirmed());
        if (policy.acceptsUnconfirmed()) {
            taken.addAll(GostSuites.unconfirmed());
        }
        this.suites = new SuiteRegistry(taken, policy);
        this.digests = new LinkedHashMap<>();
        for (Sha2 member : Sha2.all()) {
            digests.put(member.oid(), member::newDigest);
        }
        for (GostDigest member : GostDigest.values()) {
            digests.put(member.oid(), member::newDigest);
        }
    }

    /**
     * What is signed with and accepted unless somebody wishes otherwise.
     *
     * @return the profile of {@link AlgorithmPolicy#year2026()}
     */
    public static AlgorithmProfile year2026() {
        return YEAR_2026;
    }

    /**
     * All that can be computed, for work that decides nothing: loading a key, reading evidence whose signer was accepted
     * or refused elsewhere.
     *
     * @return the widest profile
     */
    public static AlgorithmProfile everything() {
        return EVERYTHING;
    }

    /**
     * What a policy allows.
     *
     * @param policy the policy
     * @return its profile
     */
    public static AlgorithmProfile of(AlgorithmPolicy policy) {
        return policy.equals(AlgorithmPolicy.year2026()) ? YEAR_2026 : new AlgorithmProfile(policy);
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
