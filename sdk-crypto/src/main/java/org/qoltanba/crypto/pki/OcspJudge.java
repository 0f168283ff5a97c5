package org.qoltanba.crypto.pki;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.qoltanba.crypto.ocsp.OcspAnswer;
import org.qoltanba.crypto.ocsp.OcspRefusedException;
import org.qoltanba.crypto.ocsp.OcspStatement;
import org.qoltanba.crypto.profile.AlgorithmProfile;
import org.qoltanba.crypto.x509.CertificateKeys;
import org.qoltanba.crypto.x509.ParsedCertificate;

/** Turns an OCSP answer into a status: fresh, from an entitled responder whose own certificate is good. */
final class OcspJudge {

    private final Freshness freshness;
    private final RevocationSource ofResponders;
    private final AlgorithmProfile profile = AlgorithmProfile.everything();
    private final CertificateKeys keys = new CertificateKeys();

    OcspJudge(Freshness freshness, RevocationSource ofResponders) {
        this.freshness = freshness;
        this.ofResponders = ofResponders;
    }

    RevocationStatus judge(OcspAnswer answer, ParsedCertificate certificate, ParsedCertificate issuer, Instant at) {
        try {
            Optional<OcspStatement> statement = answer.about(certificate, issuer, profile, keys);
            if (statement.isEmpty()) {
                return new RevocationStatus.Unknown("The OCSP answer is about other certificates.");
            }
            return judge(answer, statement.get(), issuer, at);
        } catch (OcspRefusedException refused) {
            return new RevocationStatus.Unknown(String.valueOf(refused.getMessage()));
        }
    }

    private RevocationStatus judge(OcspAnswer answer, OcspStatement statement, ParsedCertificate issuer, Instant at) {
        Optional<String> stale = freshness.obstacle(statement.thisUpdate(), statement.nextUpdate(), at);
        if (stale.isPresent()) {
            return new RevocationStatus.Unknown(stale.get());
        }
        ParsedCertificate responder = statement.responder();
        if (at.isAfter(responder.notAfter())) {
            return new RevocationStatus.Unknown("The certificate of the OCSP responder has expired.");
        }
        if (!statement.responderTrusted()
                && !(ofResponders.check(responder, issuer, at) instanceof RevocationStatus.Good)) {
            return new RevocationStatus.Unknown("The certificate of the OCSP responder may be revoked: it has no"
                    + " ocsp-nocheck, and its status is not known.");
        }
        return switch (statement.status()) {
            case GOOD -> new RevocationStatus.Good(evidence(answer, statement));
            case REVOKED ->
                new RevocationStatus.Revoked(
                        Objects.requireNonNull(statement.revokedSince(), "revokedSince"),
                        RevocationReason.of(statement.reasonCode()),
                        statement.invalidSince(),
                        evidence(answer, statement));
            case UNKNOWN -> new RevocationStatus.Unknown("The OCSP responder does not know the certificate.");
        };
    }

    private static RevocationEvidence evidence(OcspAnswer answer, OcspStatement statement) {
        return new RevocationEvidence(
                RevocationEvidence.Kind.OCSP,
                answer.encoded(),
                statement.thisUpdate(),
                statement.nextUpdate(),
                "OCSP answer of " + statement.thisUpdate());
    }
}
