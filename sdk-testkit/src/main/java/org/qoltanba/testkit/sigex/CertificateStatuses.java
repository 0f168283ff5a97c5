package org.qoltanba.testkit.sigex;

import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.qoltanba.testkit.algorithm.Operators;
import org.qoltanba.testkit.pki.TestCertificateAuthority;

/** The status of signer certificates (RFC 6960): reads, checks and obtains OCSP responses. */
final class CertificateStatuses {

    /** How far the response may be from the time of signing (contract section 6). */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final TestCertificateAuthority authority;
    private final CertificateChecks certificates;
    private final SigexSwitches switches;
    private final ExternalServices services;

    CertificateStatuses(
            TestCertificateAuthority authority,
            CertificateChecks certificates,
            SigexSwitches switches,
            ExternalServices services) {
        this.services = services;
        this.authority = authority;
        this.certificates = certificates;
        this.switches = switches;
    }

    /** Reads a response without believing it yet. */
    BasicOCSPResp read(ASN1Encodable response) {
        return Untrusted.orRefuse(
                Refusal.INVALID_OCSP, () -> new BasicOCSPResp(BasicOCSPResponse.getInstance(response)));
    }

    /** Asks for the status of a certificate as of now. */
    BasicOCSPResp obtain(X509CertificateHolder certificate) {
        services.asked(ExternalServices.Service.OCSP, switches.outages().ocspAvailable());
        if (!switches.outages().ocspAvailable()) {
            throw Refusal.OCSP_SERVER_PROBLEM.exception();
        }
        byte[] response =
                authority.basicOcspResponse(CertificateChecks.x509(certificate)).toArray();
        return new BasicOCSPResp(BasicOCSPResponse.getInstance(response));
    }

    /** Refuses a response that came along and is forged, of another certificate, or not from the time of signing. */
    void require(BasicOCSPResp response, X509CertificateHolder certificate, Instant signingTime) {
        boolean isInOrder = Untrusted.orRefuse(
                Refusal.INVALID_OCSP, () -> isGenuine(response) && isTimely(response, certificate, signingTime));
        if (!isInOrder) {
            throw Refusal.INVALID_OCSP.exception();
        }
    }

    /** Refuses a certificate that is revoked or unknown. */
    void requireGood(BasicOCSPResp response, X509CertificateHolder certificate) {
        SingleResp status = single(response, certificate).orElseThrow(Refusal.INVALID_CERTIFICATE_STATUS::exception);
        if (status.getCertStatus() != CertificateStatus.GOOD) {
            throw Refusal.INVALID_CERTIFICATE_STATUS.exception();
        }
    }

    /** The certificate of who answered. */
    X509CertificateHolder certificate(BasicOCSPResp response) {
        return Arrays.stream(response.getCerts()).findFirst().orElseGet(certificates::issuer);
    }

    private boolean isTimely(BasicOCSPResp response, X509CertificateHolder certificate, Instant signingTime) {
        return single(response, certificate)
                .map(status -> Duration.between(status.getThisUpdate().toInstant(), signingTime)
                        .abs())
                .filter(distance -> distance.compareTo(TOLERANCE) <= 0)
                .isPresent();
    }

    private boolean isGenuine(BasicOCSPResp response)
            throws OCSPException, OperatorCreationException, CertificateException {
        X509CertificateHolder responder = certificate(response);
        boolean isEntitled = responder.equals(certificates.issuer())
                || certificates.isDelegate(
                        responder,
                        KeyPurposeId.id_kp_OCSPSigning,
                        response.getProducedAt().toInstant());
        return isEntitled && response.isSignatureValid(Operators.verifiers(responder));
    }

    private Optional<SingleResp> single(BasicOCSPResp response, X509CertificateHolder certificate) {
        try {
            DigestCalculatorProvider digests = Operators.digests();
            for (SingleResp status : response.getResponses()) {
                if (status.getCertID().getSerialNumber().equals(certificate.getSerialNumber())
                        && status.getCertID().matchesIssuer(certificates.issuer(), digests)) {
                    return Optional.of(status);
                }
            }
            return Optional.empty();
        } catch (OperatorCreationException | OCSPException unreadable) {
            return Optional.empty();
        }
    }
}
