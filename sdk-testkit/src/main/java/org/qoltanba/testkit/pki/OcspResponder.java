package org.qoltanba.testkit.pki;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Date;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.testkit.algorithm.Operators;

/** Tells the status of certificates (RFC 6960) as the authority's delegate. Safe to share between threads. */
final class OcspResponder {

    private static final int LARGEST_REQUEST = 64 * 1024;
    private static final AlgorithmIdentifier SHA_256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);

    private final TestIdentity responder;
    private final X509CertificateHolder certificate;
    private final X509CertificateHolder issuer;
    private final DigestCalculatorProvider digests;
    private final RevocationBook book;
    private final SdkClock clock;

    OcspResponder(TestIdentity responder, X509CertificateHolder issuer, RevocationBook book, SdkClock clock) {
        try {
            this.responder = responder;
            this.certificate = new JcaX509CertificateHolder(responder.x509());
            this.issuer = issuer;
            this.digests = Operators.digests();
            this.book = book;
            this.clock = clock;
        } catch (CertificateEncodingException | OperatorCreationException impossible) {
            throw cannotAnswer(impossible);
        }
    }

    Bytes statusOf(X509Certificate asked) {
        try {
            BasicOCSPRespBuilder answer = newAnswer();
            addStatus(answer, new CertificateID(digests.get(SHA_256), issuer, asked.getSerialNumber()));
            return Bytes.of(signed(answer).getEncoded());
        } catch (OCSPException | OperatorCreationException | IOException impossible) {
            throw cannotAnswer(impossible);
        }
    }

    Bytes answer(Bytes request) {
        try {
            OCSPReq asked = parse(request);
            if (asked == null) {
                return encoded(OCSPRespBuilder.MALFORMED_REQUEST, null);
            }
            BasicOCSPRespBuilder answer = newAnswer();
            for (Req single : asked.getRequestList()) {
                addStatus(answer, single.getCertID());
            }
            Extension nonce = asked.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
            if (nonce != null) {
                answer.setResponseExtensions(new Extensions(nonce));
            }
            return encoded(OCSPRespBuilder.SUCCESSFUL, signed(answer));
        } catch (OCSPException | IOException impossible) {
            throw cannotAnswer(impossible);
        }
    }

    private static @Nullable OCSPReq parse(Bytes request) {
        if (request.size() > LARGEST_REQUEST) {
            return null;
        }
        try {
            OCSPReq parsed = new OCSPReq(request.toArray());
            return parsed.getRequestList().length == 0 ? null : parsed;
        } catch (IOException | RuntimeException malformed) {
            return null;
        }
    }

    private BasicOCSPRespBuilder newAnswer() {
        return new BasicOCSPRespBuilder(new RespID(certificate.getSubject()));
    }

    private void addStatus(BasicOCSPRespBuilder answer, CertificateID id) throws OCSPException {
        boolean ours = id.matchesIssuer(issuer, digests) && book.hasIssued(id.getSerialNumber());
        CertificateStatus status = ours
                ? book.revocationTime(id.getSerialNumber())
                        .<CertificateStatus>map(time -> new RevokedStatus(
                                Date.from(time),
                                book.isHeld(id.getSerialNumber())
                                        ? CRLReason.certificateHold
                                        : CRLReason.cessationOfOperation))
                        .orElse(CertificateStatus.GOOD)
                : new UnknownStatus();
        answer.addResponse(id, status, Date.from(clock.now()), null, null);
    }

    private BasicOCSPResp signed(BasicOCSPRespBuilder answer) throws OCSPException {
        return answer.build(
                responder.algorithm().signer(responder.privateKey()),
                new X509CertificateHolder[] {certificate},
                Date.from(clock.now()));
    }

    private static Bytes encoded(int status, @Nullable BasicOCSPResp answer) throws OCSPException, IOException {
        return Bytes.of(new OCSPRespBuilder().build(status, answer).getEncoded());
    }

    private static IllegalStateException cannotAnswer(Exception cause) {
        return new IllegalStateException("The test OCSP responder cannot answer here.", cause);
    }
}
