package org.qoltanba.crypto.policy;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which algorithms are signed with and accepted, and until when. A policy is named by its year and never changes; what
 * an application wants differently it says in a copy:
 *
 * <pre>{@code
 * AlgorithmPolicy policy = AlgorithmPolicy.year2026()
 *         .acceptingUntil("1.2.398.3.10.1.1.1.1", Instant.parse("2026-12-31T19:00:00Z"))
 *         .acceptingUnconfirmed();
 * CadesVerifier.trusting(anchors).algorithms(policy).build();
 * key.cadesSigner(policy);
 * }</pre>
 *
 * <p>An algorithm whose time has ended is weak from then on: what was provably signed before stays good, by a time stamp
 * for example, and what was not is at best {@code INDETERMINATE} (ETSI EN 319 102-1 section 5.2.8).
 *
 * <p>Immutable and safe to share between threads; the methods that change a setting return a copy.
 *
 * @since 0.1.0
 */
public final class AlgorithmPolicy {

    /** The Russian regulator ended its use for new signatures with the year 2019, by Moscow time. */
    private static final Instant END_OF_GOST_2001 = Instant.parse("2019-12-31T21:00:00Z");

    private static final AlgorithmPolicy YEAR_2026 =
            new AlgorithmPolicy(Map.of("1.2.643.2.2.19", END_OF_GOST_2001), false);

    private final Map<String, Instant> ends;
    private final boolean unconfirmed;

    private AlgorithmPolicy(Map<String, Instant> ends, boolean unconfirmed) {
        this.ends = Map.copyOf(ends);
        this.unconfirmed = unconfirmed;
    }

    /**
     * RSA from 2048 bits and ECDSA on P-256, P-384, P-521, with SHA-2; GOST R 34.10-2012 with 256 and 512 bits; GOST
     * 34.310-2004 and GOST R 34.10-2015 with 512 bits of Kazakhstan; GOST R 34.10-2001 for what was signed until the end
     * of 2019.
     *
     * @return the policy of 2026
     */
    public static AlgorithmPolicy year2026() {
        return YEAR_2026;
    }

    /**
     * A copy that takes an algorithm until a moment and no longer, whatever was said before.
     *
     * @param oid the object identifier of a key, signature or digest algorithm, dotted decimal, for example
     *     {@code 1.2.398.3.10.1.1.1.1} for GOST 34.310-2004 or {@code 1.2.643.2.2.9} for GOST R 34.11-94
     * @param end the first moment at which it is weak
     * @return the copy
     */
    public AlgorithmPolicy acceptingUntil(String oid, Instant end) {
        Map<String, Instant> changed = new TreeMap<>(ends);
        changed.put(Objects.requireNonNull(oid, "oid"), Objects.requireNonNull(end, "end"));
        return new AlgorithmPolicy(changed, unconfirmed);
    }

    /**
     * A copy that also takes what is reported by others but confirmed by no genuine signature: GOST R 34.10-2015 of
     * Kazakhstan with 256 bits. Signatures made with it may turn out to be wrong.
     *
     * @return the copy
     */
    public AlgorithmPolicy acceptingUnconfirmed() {
        return new AlgorithmPolicy(ends, true);
    }

    /**
     * Whether unconfirmed algorithms are taken.
     *
     * @return true after {@link #acceptingUnconfirmed()}
     */
    public boolean acceptsUnconfirmed() {
        return unconfirmed;
    }

    /**
     * When an algorithm stops being accepted.
     *
     * @param oid the object identifier of a key, signature or digest algorithm, dotted decimal
     * @return the first moment at which it is weak; empty if no end is set
     */
    public Optional<Instant> endOf(String oid) {
        return Optional.ofNullable(ends.get(Objects.requireNonNull(oid, "oid")));
    }

    @Override
    public String toString() {
        return "AlgorithmPolicy[ends " + new TreeMap<>(ends) + (unconfirmed ? ", with unconfirmed algorithms" : "")
                + "]";
    }
}
