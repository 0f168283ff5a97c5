package org.qoltanba.crypto.path;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x509.Certificate;
import org.qoltanba.crypto.cache.BoundedCache;
import org.qoltanba.crypto.suite.AlgorithmRefusedException;
import org.qoltanba.crypto.suite.SuiteRegistry;
import org.qoltanba.crypto.x509.CertificateKeys;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * Looks for paths from a certificate to the trust anchors by names and signatures. Bounded in depth, candidates, steps
 * and signature verifications, so that a heap of cross-certificates cannot keep a verifier busy.
 *
 * <p>Immutable but for a memory of verified signatures; safe to share between threads.
 */
public final class PathBuilder {

    private static final int DEPTH = 10;
    private static final int CANDIDATES = 200;
    private static final int VERIFICATIONS = 200;
    private static final int PATHS = 8;
    private static final int STEPS = 2000;
    private static final int REMEMBERED = 1024;

    /** A certificate and whose key is known to have signed it. */
    private record Link(ParsedCertificate issued, ParsedCertificate issuer) {}

    private final List<ParsedCertificate> anchors;
    private final SuiteRegistry suites;
    private final CertificateKeys keys;
    private final BoundedCache<Link, Boolean> verified = new BoundedCache<>(REMEMBERED);

    /**
     * Creates a builder.
     *
     * @param anchors whom to trust
     * @param suites the algorithms at hand
     * @param keys decodes the keys of issuers
     */
    public PathBuilder(List<ParsedCertificate> anchors, SuiteRegistry suites, CertificateKeys keys) {
        this.anchors = List.copyOf(anchors);
        this.suites = suites;
        this.keys = keys;
    }

    /**
     * Finds paths.
     *
     * @param signer where they begin
     * @param candidates certificates that may be issuers on the way; only the first 200 are looked at
     * @return what was found
     */
    public Result build(ParsedCertificate signer, Collection<ParsedCertificate> candidates) {
        Search search = new Search(candidates);
        search.extend(new ArrayList<>(List.of(signer)));
        return new Result(search.found, search.obstacles, search.ends);
    }

    /**
     * The outcome of a search.
     *
     * @param paths the paths, shortest detours first as found; empty if there are none
     * @param obstacles why promising certificates could not be used, for people
     * @param ends certificates on the way whose issuer was not among the candidates
     */
    public record Result(List<CertificatePath> paths, Set<String> obstacles, Set<ParsedCertificate> ends) {}

    private final class Search {

        private final List<ParsedCertificate> candidates = new ArrayList<>();
        private final List<CertificatePath> found = new ArrayList<>();
        private final Set<String> obstacles = new LinkedHashSet<>();
        private final Set<ParsedCertificate> ends = new LinkedHashSet<>();
        private int verifications;
        private int steps;

        Search(Collection<ParsedCertificate> offered) {
            for (ParsedCertificate candidate : offered) {
                if (candidates.size() < CANDIDATES) {
                    candidates.add(candidate);
                } else {
                    obstacles.add("Only the first " + CANDIDATES + " certificates were looked at.");
                }
            }
        }

        /** Depth first; anchors before intermediates. */
        void extend(List<ParsedCertificate> path) {
            ParsedCertificate last = path.get(path.size() - 1);
            for (ParsedCertificate anchor : anchors) {
                if (isSameAuthority(anchor, last)) {
                    found.add(new CertificatePath(path));
                    return;
                }
            }
            for (ParsedCertificate anchor : anchors) {
                if (found.size() < PATHS && hasIssued(anchor, last)) {
                    found.add(new CertificatePath(with(path, anchor)));
                }
            }
            if (path.size() >= DEPTH) {
                obstacles.add("A path is longer than " + DEPTH + " certificates.");
                return;
            }
            if (++steps > STEPS) {
                obstacles.add("The search ended after " + STEPS + " steps.");
                return;
            }
            boolean isEnd = !last.mayHaveIssued(last);
            for (ParsedCertificate candidate : candidates) {
                if (found.size() < PATHS && !path.contains(candidate) && hasIssued(candidate, last)) {
                    isEnd = false;
                    extend(with(path, candidate));
                }
            }
            if (isEnd) {
                ends.add(last);
            }
        }

        private List<ParsedCertificate> with(List<ParsedCertificate> path, ParsedCertificate next) {
            List<ParsedCertificate> longer = new ArrayList<>(path);
            longer.add(next);
            return longer;
        }

        private boolean hasIssued(ParsedCertificate issuer, ParsedCertificate issued) {
            if (!issuer.mayHaveIssued(issued)) {
                return false;
            }
            Link link = new Link(issued, issuer);
            if (verified.find(link).isPresent()) {
                return true;
            }
            if (++verifications > VERIFICATIONS) {
                obstacles.add("The search ended after " + VERIFICATIONS + " signatures of certificates.");
                return false;
            }
            try {
                boolean signed = signatureOf(issued).isBy(issuer, suites, keys);
                if (signed) {
                    verified.put(link, true);
                } else {
                    obstacles.add("A certificate names an issuer whose key did not sign it.");
                }
                return signed;
            } catch (AlgorithmRefusedException refused) {
                obstacles.add(String.valueOf(refused.getMessage()));
                return false;
            }
        }
    }

    private static boolean isSameAuthority(ParsedCertificate anchor, ParsedCertificate certificate) {
        return anchor.holder().getSubject().equals(certificate.holder().getSubject())
                && anchor.holder()
                        .getSubjectPublicKeyInfo()
                        .equals(certificate.holder().getSubjectPublicKeyInfo());
    }

    private static IssuedSignature signatureOf(ParsedCertificate certificate) {
        Certificate structure = certificate.structure();
        try {
            return new IssuedSignature(
                    structure.getTBSCertificate().getEncoded(ASN1Encoding.DER),
                    structure.getTBSCertificate().getSignature(),
                    structure.getSignatureAlgorithm(),
                    structure.getSignature().getOctets());
        } catch (IOException impossible) {
            throw new IllegalStateException("Writing to memory failed.", impossible);
        }
    }
}
