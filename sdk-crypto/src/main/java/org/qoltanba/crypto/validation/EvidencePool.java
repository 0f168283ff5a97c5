package org.qoltanba.crypto.validation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.crl.ParsedCrl;
import org.qoltanba.crypto.pki.CrlRevocationSource;
import org.qoltanba.crypto.pki.RevocationSource;
import org.qoltanba.crypto.pki.RevocationStatus;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * The certificates and revocation data that came with a signature, wherever in it. Nothing of it is trusted for having
 * come. Not thread-safe.
 */
final class EvidencePool {

    /** What one piece of evidence says. */
    record Statement(RevocationStatus status, Instant signerExpiry) {}

    private final Set<ParsedCertificate> certificates = new LinkedHashSet<>();
    private final Map<Bytes, ParsedCrl> lists = new LinkedHashMap<>();
    private final Set<Bytes> answers = new LinkedHashSet<>();

    EvidencePool() {}

    /** A pool that holds what another one does, to be added to. */
    EvidencePool(EvidencePool other) {
        certificates.addAll(other.certificates);
        lists.putAll(other.lists);
        answers.addAll(other.answers);
    }

    void addCertificates(Collection<ParsedCertificate> found) {
        certificates.addAll(found);
    }

    /** Adds a CRL in DER; one that cannot be read is no evidence. */
    void addList(Bytes der) {
        if (!lists.containsKey(der)) {
            try {
                lists.put(der, ParsedCrl.parse(der));
            } catch (MalformedAsn1Exception malformed) {
                // No evidence, then: what is missing is reported where it is needed
            }
        }
    }

    /** Adds a BasicOCSPResponse in DER. */
    void addAnswer(Bytes der) {
        answers.add(der);
    }

    Set<ParsedCertificate> certificates() {
        return certificates;
    }

    /** The CRLs in DER. */
    Set<Bytes> lists() {
        return lists.keySet();
    }

    /** The BasicOCSPResponses in DER. */
    Set<Bytes> answers() {
        return answers;
    }

    /** Everything in the pool, as the octets by which it is known to {@link ProofsOfExistence}. */
    List<Bytes> objects() {
        List<Bytes> objects = new ArrayList<>();
        certificates.forEach(certificate -> objects.add(certificate.encoded()));
        objects.addAll(lists.keySet());
        objects.addAll(answers);
        return objects;
    }

    boolean isEmpty() {
        return certificates.isEmpty() && lists.isEmpty() && answers.isEmpty();
    }

    /** What is said about a certificate; each piece of evidence is taken as of the time it was made. */
    List<Statement> statements(Link link) {
        List<Statement> statements = new ArrayList<>();
        if (lists.isEmpty()) {
            return statements;
        }
        RevocationSource source = CrlRevocationSource.of(lists.keySet());
        lists.values().stream()
                .filter(list -> list.isNamedAfter(link.issuer()))
                .map(ParsedCrl::thisUpdate)
                .distinct()
                .forEach(made -> statements.add(
                        new Statement(source.check(link.certificate(), link.issuer(), made), Instant.MAX)));
        return statements;
    }
}
