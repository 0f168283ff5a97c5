package org.qoltanba.crypto.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.qoltanba.crypto.health.HealthProblem.Kind;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * The authorities that are known, and when each of them ends: by its own certificate, by the policy, or with the
 * authorities above it. Authorities are found by name and key identifier; no signature is checked, because the question is
 * not whether a certificate is genuine. Not thread-safe.
 */
final class KnownAuthorities {

    private static final int MOST = 2000;
    private static final int MOST_OF_A_NAME = 32;

    private final HealthPolicy policy;
    private final Map<X500Name, List<ParsedCertificate>> byName = new HashMap<>();

    /** What was found out; an authority that is being looked at stands here as its own certificate says. */
    private final Map<ParsedCertificate, HealthProblem> ends = new HashMap<>();

    private int size;

    KnownAuthorities(HealthPolicy policy) {
        this.policy = policy;
    }

    /** Takes note of a certificate if it is that of an authority. */
    void add(ParsedCertificate certificate) {
        if (size == MOST
                || !certificate.basicConstraints().map(BasicConstraints::isCA).orElse(false)) {
            return;
        }
        List<ParsedCertificate> namesakes =
                byName.computeIfAbsent(certificate.holder().getSubject(), name -> new ArrayList<>());
        if (namesakes.size() < MOST_OF_A_NAME && !namesakes.contains(certificate)) {
            namesakes.add(certificate);
            size++;
        }
    }

    /** When the certificate loses the last of those who may have issued it; empty if nothing is known about them. */
    Optional<HealthProblem> endAbove(ParsedCertificate certificate) {
        List<ParsedCertificate> issuers = byName
                .getOrDefault(certificate.holder().getIssuer(), List.of())
                .stream()
                .filter(authority -> !authority.equals(certificate) && authority.mayHaveIssued(certificate))
                .toList();
        return issuers.isEmpty()
                ? endOfUnknownIssuer(certificate)
                : issuers.stream().map(this::endOf).max(Comparator.comparing(HealthProblem::when));
    }

    private HealthProblem endOf(ParsedCertificate authority) {
        HealthProblem known = ends.get(authority);
        if (known != null) {
            return known;
        }
        HealthProblem own = new HealthProblem(
                Kind.AUTHORITY_EXPIRY,
                authority.notAfter(),
                "The certificate of the authority " + authority.subject() + " expires.");
        ends.put(authority, own);
        HealthProblem end = List.of(Optional.of(own), endByPolicy(authority), endAbove(authority)).stream()
                .flatMap(Optional::stream)
                .min(Comparator.comparing(HealthProblem::when))
                .orElse(own);
        ends.put(authority, end);
        return end;
    }

    private Optional<HealthProblem> endByPolicy(ParsedCertificate authority) {
        Optional<HealthPolicy.End> byKey = Optional.ofNullable(
                        SubjectKeyIdentifier.fromExtensions(authority.holder().getExtensions()))
                .flatMap(key -> policy.ofKey(HexFormat.of().formatHex(key.getKeyIdentifier())));
        return policy.ofCertificate(Fingerprint.of(authority.encoded()))
                .or(() -> byKey)
                .map(end -> problem(end, "The authority " + authority.subject() + " ends"));
    }

    /** The certificate names the key of its issuer, which is enough for the policy. */
    private Optional<HealthProblem> endOfUnknownIssuer(ParsedCertificate certificate) {
        AuthorityKeyIdentifier identifier =
                AuthorityKeyIdentifier.fromExtensions(certificate.holder().getExtensions());
        return Optional.ofNullable(identifier)
                .map(AuthorityKeyIdentifier::getKeyIdentifierOctets)
                .flatMap(key -> policy.ofKey(HexFormat.of().formatHex(key)))
                .map(end -> problem(end, "The authority " + certificate.issuer() + " ends"));
    }

    private static HealthProblem problem(HealthPolicy.End end, String what) {
        return new HealthProblem(Kind.AUTHORITY_END, end.when(), what + ": " + end.reason() + ".");
    }

    /** Whether an end comes before the certificate's own. */
    static boolean isEarly(HealthProblem end, Instant notAfter) {
        return end.when().isBefore(notAfter);
    }
}
