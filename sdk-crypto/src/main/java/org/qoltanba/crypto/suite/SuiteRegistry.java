package org.qoltanba.crypto.suite;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.qoltanba.crypto.policy.AlgorithmPolicy;
import org.qoltanba.crypto.suite.AlgorithmRefusedException.Reason;

/**
 * The suites at hand. Whatever is not exactly one of them is refused by name; nothing is ever mapped to a default.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class SuiteRegistry {

    private final Map<SuiteId, SignatureSuite> suites;
    private final AlgorithmPolicy policy;

    /**
     * Collects suites.
     *
     * @param suites the suites
     * @param policy until when each may be used
     * @throws IllegalArgumentException if two have the same identifiers
     */
    public SuiteRegistry(List<SignatureSuite> suites, AlgorithmPolicy policy) {
        Map<SuiteId, SignatureSuite> byId = new LinkedHashMap<>();
        for (SignatureSuite suite : suites) {
            if (byId.put(suite.id(), suite) != null) {
                throw new IllegalArgumentException("Two suites have the identifiers " + suite.id() + ".");
            }
        }
        this.suites = byId;
        this.policy = policy;
    }

    /**
     * Why a suite is not to be relied on at a time, whatever the key: its standard, or a part of it, has come to its end.
     *
     * @param suite the suite
     * @param at when the signature was certainly there
     * @return the weakness for people, as something that a signer has; empty if the suite may be relied on
     */
    public Optional<String> weaknessAt(SignatureSuite suite, Instant at) {
        for (String oid :
                List.of(suite.id().key(), suite.id().signature(), suite.id().digest())) {
            Optional<Instant> end = policy.endOf(oid);
            if (end.isPresent() && !at.isBefore(end.get())) {
                return Optional.of(
                        "an algorithm that is not accepted since " + end.get() + ": " + AlgorithmNames.describe(oid));
            }
        }
        return Optional.empty();
    }

    /**
     * Finds the suite of a signature.
     *
     * @param id its three object identifiers
     * @return the suite
     * @throws AlgorithmRefusedException if there is none; the reason tells whether the algorithms are weak, contradict
     *     each other, or are unknown
     */
    public SignatureSuite find(SuiteId id) throws AlgorithmRefusedException {
        SignatureSuite suite = suites.get(id);
        if (suite != null) {
            return suite;
        }
        for (String oid : List.of(id.digest(), id.signature(), id.key())) {
            if (AlgorithmNames.isWeak(oid)) {
                throw new AlgorithmRefusedException(
                        Reason.WEAK, AlgorithmNames.describe(oid) + " is too weak for a signature.");
            }
        }
        throw unknown(id);
    }

    private AlgorithmRefusedException unknown(SuiteId id) {
        Set<String> keys = suites.keySet().stream().map(SuiteId::key).collect(Collectors.toSet());
        Set<String> signatures =
                suites.keySet().stream().map(SuiteId::signature).collect(Collectors.toSet());
        Set<String> digests = suites.keySet().stream().map(SuiteId::digest).collect(Collectors.toSet());
        String combination = "key " + AlgorithmNames.describe(id.key()) + ", signature "
                + AlgorithmNames.describe(id.signature()) + ", digest " + AlgorithmNames.describe(id.digest());
        if (keys.contains(id.key()) && signatures.contains(id.signature()) && digests.contains(id.digest())) {
            return new AlgorithmRefusedException(
                    Reason.CONTRADICTION, "These algorithms do not belong together: " + combination + ".");
        }
        return new AlgorithmRefusedException(
                Reason.UNSUPPORTED, "This combination of algorithms is not supported: " + combination + ".");
    }

    /**
     * Finds the suite of a certificate or CRL, which does not name its digest apart from the signature.
     *
     * @param key the issuer's key
     * @param signature the signature's algorithm
     * @return the suite
     * @throws AlgorithmRefusedException if there is none
     */
    public SignatureSuite findForIssued(SubjectPublicKeyInfo key, AlgorithmIdentifier signature)
            throws AlgorithmRefusedException {
        String keyOid = key.getAlgorithm().getAlgorithm().getId();
        String signatureOid = signature.getAlgorithm().getId();
        List<SignatureSuite> matching = new ArrayList<>();
        List<AlgorithmRefusedException> refusals = new ArrayList<>();
        for (SignatureSuite suite : suites.values()) {
            if (suite.id().key().equals(keyOid) && suite.id().signature().equals(signatureOid)) {
                try {
                    suite.requireParameters(signature);
                    matching.add(suite);
                } catch (AlgorithmRefusedException refused) {
                    refusals.add(refused);
                }
            }
        }
        if (matching.size() == 1) {
            return matching.get(0);
        }
        if (AlgorithmNames.isWeak(signatureOid)) {
            throw new AlgorithmRefusedException(
                    Reason.WEAK, AlgorithmNames.describe(signatureOid) + " is too weak for a certificate or CRL.");
        }
        if (!refusals.isEmpty()) {
            throw refusals.get(0);
        }
        throw new AlgorithmRefusedException(
                Reason.UNSUPPORTED,
                "A certificate or CRL signed with " + AlgorithmNames.describe(signatureOid) + " by a key of type "
                        + AlgorithmNames.describe(keyOid) + " is not supported.");
    }

    /**
     * Finds the suite to sign with.
     *
     * @param key the signer's public key
     * @param preference what the caller wishes
     * @return the suite
     * @throws AlgorithmRefusedException if no suite signs with such a key
     */
    public SignatureSuite findForSigning(SubjectPublicKeyInfo key, SigningPreference preference)
            throws AlgorithmRefusedException {
        for (SignatureSuite suite : suites.values()) {
            if (suite.signsWith(key, preference)) {
                return suite;
            }
        }
        throw new AlgorithmRefusedException(
                Reason.UNSUPPORTED,
                "A key of type "
                        + AlgorithmNames.describe(
                                key.getAlgorithm().getAlgorithm().getId())
                        + " cannot be used to sign, or its curve or parameters cannot.");
    }
}
