package org.qoltanba.crypto.validation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.crl.ParsedCrl;
import org.qoltanba.crypto.ocsp.OcspAnswer;
import org.qoltanba.crypto.ocsp.OcspRefusedException;
import org.qoltanba.crypto.ocsp.OcspStatement;
import org.qoltanba.crypto.pki.CrlRevocationSource;
import org.qoltanba.crypto.pki.RevocationEvidence;
import org.qoltanba.crypto.pki.RevocationReason;
import org.qoltanba.crypto.pki.RevocationSource;
import org.qoltanba.crypto.pki.RevocationStatus;
import org.qoltanba.crypto.profile.AlgorithmProfile;
import org.qoltanba.crypto.x509.CertificateKeys;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * The certificates and revocation data that came with a signature, wherever in it. Nothing of it is trusted for having
 * come. Not thread-safe.
 */
final class EvidencePool {

    /**
     * What one piece of evidence says.
     *
     * @param status good or revoked; what says neither is no statement
     * @param delegate whom the issuer has entrusted with saying it; null if it speaks for itself
     */
    record Statement(RevocationStatus status, @Nullable ParsedCertificate delegate) {}

    private final Set<ParsedCertificate> certificates = new LinkedHashSet<>();
    private final Map<Bytes, ParsedCrl> lists = new LinkedHashMap<>();
    private final Map<Bytes, OcspAnswer> answers = new LinkedHashMap<>();
    private @Nullable RevocationSource ofLists;

    EvidencePool() {}

    /** A pool that holds what another one does, to be added to. */
    EvidencePool(EvidencePool other) {
        certificates.addAll(other.certificates);
        lists.putAll(other.lists);
        answers.putAll(other.answers);
    }

    void addCertificates(Collection<ParsedCertificate> found) {
        certificates.addAll(found);
    }

    /** Adds a CRL in DER; one that cannot be read is no evidence. */
    void addList(Bytes der) {
        if (!lists.containsKey(der)) {
            try {
                lists.put(der, ParsedCrl.parse(der));
                ofLists = null;
            } catch (MalformedAsn1Exception malformed) {
                // No evidence, then: what is missing is reported where it is needed
            }
        }
    }

    /** Adds a BasicOCSPResponse in DER; one that cannot be read is no evidence. */
    void addAnswer(Bytes der) {
        if (!answers.containsKey(der)) {
            try {
                OcspAnswer answer = OcspAnswer.parse(der);
                answers.put(answer.encoded(), answer);
                certificates.addAll(answer.certificates());
            } catch (MalformedAsn1Exception malformed) {
                // No evidence, then
            }
        }
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
        return answers.keySet();
    }

    /** Everything in the pool, as the octets by which it is known to {@link ProofsOfExistence}. */
    List<Bytes> objects() {
        List<Bytes> objects = new ArrayList<>();
        certificates.forEach(certificate -> objects.add(certificate.encoded()));
        objects.addAll(lists.keySet());
        objects.addAll(answers.keySet());
        return objects;
    }

    boolean isEmpty() {
        return certificates.isEmpty() && lists.isEmpty() && answers.isEmpty();
    }

    /** What is said about a certificate; each piece of evidence is taken as of the time it was made. */
    List<Statement> statements(Link link, AlgorithmProfile profile, CertificateKeys keys) {
        List<Statement> statements = new ArrayList<>(ofLists(link));
        for (OcspAnswer answer : answers.values()) {
            try {
                answer.about(link.certificate(), link.issuer(), profile, keys)
                        .filter(said -> isEntitled(said, link))
                        .flatMap(said -> statement(said, answer, link))
                        .ifPresent(statements::add);
            } catch (OcspRefusedException refused) {
                // Somebody else's statement is none
            }
        }
        return statements;
    }

    private List<Statement> ofLists(Link link) {
        List<Statement> statements = new ArrayList<>();
        if (lists.isEmpty()) {
            return statements;
        }
        RevocationSource source = ofLists == null ? CrlRevocationSource.of(lists.keySet()) : ofLists;
        ofLists = source;
        lists.values().stream()
                .filter(list -> list.isNamedAfter(link.issuer()))
                .map(ParsedCrl::thisUpdate)
                .distinct()
                .forEach(made ->
                        statements.add(new Statement(source.check(link.certificate(), link.issuer(), made), null)));
        return statements;
    }

    /** A delegate that has to be checked for revocation itself must not be revoked by any list that is here. */
    private boolean isEntitled(OcspStatement statement, Link link) {
        return statement.responderTrusted()
                || ofLists(new Link(statement.responder(), link.issuer())).stream()
                        .map(Statement::status)
                        .filter(RevocationStatus.Good.class::isInstance)
                        .map(RevocationStatus.Good.class::cast)
                        .anyMatch(good -> !good.evidence().issuedAt().isBefore(statement.producedAt())
                                || good.evidence()
                                        .nextUpdate()
                                        .filter(due -> !due.isBefore(statement.producedAt()))
                                        .isPresent());
    }

    private static Optional<Statement> statement(OcspStatement statement, OcspAnswer answer, Link link) {
        RevocationEvidence evidence = new RevocationEvidence(
                RevocationEvidence.Kind.OCSP,
                answer.encoded(),
                statement.thisUpdate(),
                statement.nextUpdate(),
                "OCSP answer of " + statement.thisUpdate());
        Instant since = statement.revokedSince();
        RevocationStatus status;
        if (statement.status() == OcspStatement.Status.GOOD) {
            status = new RevocationStatus.Good(evidence);
        } else if (statement.status() == OcspStatement.Status.REVOKED && since != null) {
            status = new RevocationStatus.Revoked(
                    since, RevocationReason.of(statement.reasonCode()), statement.invalidSince(), evidence);
        } else {
            return Optional.empty();
        }
        return Optional.of(
                new Statement(status, statement.responder().equals(link.issuer()) ? null : statement.responder()));
    }
}
