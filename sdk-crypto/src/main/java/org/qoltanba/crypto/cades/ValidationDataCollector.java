package org.qoltanba.crypto.cades;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.SigningFailedException;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.ocsp.OcspAnswer;
import org.qoltanba.crypto.path.CertificatePath;
import org.qoltanba.crypto.path.PathBuilder;
import org.qoltanba.crypto.pki.RevocationEvidence;
import org.qoltanba.crypto.pki.RevocationSource;
import org.qoltanba.crypto.pki.RevocationStatus;
import org.qoltanba.crypto.validation.IssuerSearch;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * Collects what a verifier will need when the services of today are gone: the certificates up to an anchor, and for each
 * of them a statement about its revocation; the same for those who made the statements. What a signature holds already is
 * not asked for again.
 *
 * <p>One collector serves one signature. Not thread-safe; blocks for its sources.
 */
final class ValidationDataCollector {

    private final PathBuilder paths;
    private final IssuerSearch issuers;
    private final HeldEvidence held;
    private final RevocationSource revocation;
    private final Instant now;
    private final Set<ParsedCertificate> candidates;
    private final ValidationData data = new ValidationData();

    ValidationDataCollector(
            PathBuilder paths,
            IssuerSearch issuers,
            RevocationSource revocation,
            HeldEvidence held,
            Collection<ParsedCertificate> candidates,
            Instant now) {
        this.paths = paths;
        this.issuers = issuers;
        this.revocation = revocation;
        this.held = held;
        this.candidates = new LinkedHashSet<>(candidates);
        this.now = now;
    }

    ValidationData data() {
        return data;
    }

    /**
     * Collects for somebody who signed something.
     *
     * @param signer the certificate
     * @param proven when the signature is proven to have existed: a revocation after that does no harm; null if a
     *     revocation at any time does
     */
    void collect(ParsedCertificate signer, @Nullable Instant proven) {
        if (data.has(signer)) {
            return;
        }
        Set<String> obstacles = new LinkedHashSet<>();
        PathBuilder.Result result = issuers.paths(signer, candidates, paths);
        if (result.paths().isEmpty()) {
            obstacles.addAll(result.obstacles());
        }
        for (CertificatePath path : result.paths()) {
            List<RevocationEvidence> evidence = new ArrayList<>();
            if (findEvidence(path, proven, evidence, obstacles)) {
                take(path, evidence);
                return;
            }
        }
        throw new SigningFailedException("There is not enough to check " + signer + " later: "
                + (obstacles.isEmpty() ? "no path leads to a trust anchor." : String.join(" ", obstacles))
                + " Give the missing certificates, anchors or revocation data to the extender.");
    }

    /** One piece for each certificate but the anchor; false if one is missing. */
    private boolean findEvidence(
            CertificatePath path, @Nullable Instant proven, List<RevocationEvidence> evidence, Set<String> obstacles) {
        List<ParsedCertificate> certificates = path.certificates();
        for (int i = 0; i + 1 < certificates.size(); i++) {
            RevocationStatus status = statusOf(certificates.get(i), certificates.get(i + 1));
            if (status instanceof RevocationStatus.Good good) {
                evidence.add(good.evidence());
            } else if (status instanceof RevocationStatus.Revoked revoked) {
                if (i > 0 || proven == null || !revoked.since().isAfter(proven)) {
                    obstacles.add(certificates.get(i) + " has been revoked since " + revoked.since() + ".");
                    return false;
                }
                evidence.add(revoked.evidence());
            } else if (status instanceof RevocationStatus.Unknown unknown) {
                obstacles.add(unknown.reason());
                return false;
            }
        }
        return true;
    }

    private RevocationStatus statusOf(ParsedCertificate certificate, ParsedCertificate issuer) {
        RevocationStatus inside = held.check(certificate, issuer);
        return inside instanceof RevocationStatus.Unknown ? revocation.check(certificate, issuer, now) : inside;
    }

    private void take(CertificatePath path, List<RevocationEvidence> evidence) {
        List<ParsedCertificate> certificates = path.certificates();
        for (int i = 0; i < evidence.size(); i++) {
            data.add(certificates.get(i), evidence.get(i));
        }
        data.add(path.anchor());
        candidates.addAll(certificates);
        evidence.forEach(this::collectResponders);
    }

    /** Those who signed an answer in the name of an authority. */
    private void collectResponders(RevocationEvidence piece) {
        if (piece.kind() != RevocationEvidence.Kind.OCSP) {
            return;
        }
        List<ParsedCertificate> responders;
        try {
            responders = OcspAnswer.parse(piece.encoded()).certificates();
        } catch (MalformedAsn1Exception malformed) {
            throw new SigningFailedException(
                    "An OCSP answer cannot be read: " + malformed.getMessage() + " Use another revocation source.",
                    malformed);
        }
        candidates.addAll(responders);
        for (ParsedCertificate responder : responders) {
            if (responder.holder().getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck) == null) {
                collect(responder, null);
            } else {
                data.add(responder);
            }
        }
    }
}
