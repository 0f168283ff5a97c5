package org.qoltanba.crypto.validation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.path.PathBuilder;
import org.qoltanba.crypto.pki.IssuerSource;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * Looks for paths, and where one ends for want of an issuer, asks a source for it. The source is asked about untrusted
 * certificates, and what it finds is untrusted too: it is asked at most ten times for a path and thirty times in all, once
 * about each certificate, and few of its answers are looked at.
 *
 * <p>One search serves one signature file. Not thread-safe; blocks for the source.
 */
public final class IssuerSearch {

    private static final int MOST_FOR_A_PATH = 10;
    private static final int MOST_IN_ALL = 30;
    private static final int MOST_OFFERED = 100;
    private static final int MOST_TAKEN = 8;

    private final IssuerSource source;
    private final Set<ParsedCertificate> asked = new HashSet<>();
    private final Set<ParsedCertificate> found = new LinkedHashSet<>();

    /**
     * Begins a search.
     *
     * @param source whom to ask
     */
    public IssuerSearch(IssuerSource source) {
        this.source = source;
    }

    /** A search among what is at hand. */
    static IssuerSearch none() {
        return new IssuerSearch(IssuerSource.none());
    }

    /**
     * Looks for paths.
     *
     * @param signer where they begin
     * @param candidates certificates at hand that may be issuers on the way
     * @param builder finds paths among what is at hand
     * @return what was found at last
     */
    public PathBuilder.Result paths(
            ParsedCertificate signer, Collection<ParsedCertificate> candidates, PathBuilder builder) {
        Set<ParsedCertificate> all = new LinkedHashSet<>(candidates);
        all.addAll(found);
        int left = MOST_FOR_A_PATH;
        PathBuilder.Result result = builder.build(signer, all);
        while (result.paths().isEmpty()) {
            int before = asked.size();
            List<ParsedCertificate> issuers = issuersOf(result.ends(), left);
            left -= asked.size() - before;
            if (!all.addAll(issuers)) {
                return result;
            }
            result = builder.build(signer, all);
        }
        return result;
    }

    private List<ParsedCertificate> issuersOf(Set<ParsedCertificate> ends, int most) {
        List<ParsedCertificate> issuers = new ArrayList<>();
        int left = most;
        for (ParsedCertificate end : ends) {
            if (left > 0 && asked.size() < MOST_IN_ALL && asked.add(end)) {
                left--;
                issuers.addAll(ask(end));
            }
        }
        found.addAll(issuers);
        return issuers;
    }

    /** Sources are the caller's to write; one that fails has found nothing. */
    private List<ParsedCertificate> ask(ParsedCertificate issued) {
        List<ParsedCertificate> issuers = new ArrayList<>();
        try {
            Iterator<SignerCertificate> offered = source.issuersOf(issued).iterator();
            for (int i = 0; i < MOST_OFFERED && issuers.size() < MOST_TAKEN && offered.hasNext(); i++) {
                addIssuer(offered.next(), issued, issuers);
            }
        } catch (RuntimeException failed) {
            return issuers;
        }
        return issuers;
    }

    private static void addIssuer(
            SignerCertificate offered, ParsedCertificate issued, List<ParsedCertificate> issuers) {
        try {
            ParsedCertificate issuer = ParsedCertificate.of(offered);
            if (issuer.mayHaveIssued(issued)) {
                issuers.add(issuer);
            }
        } catch (MalformedAsn1Exception malformed) {
            // Not an issuer, then: that none was found is reported
        }
    }
}
