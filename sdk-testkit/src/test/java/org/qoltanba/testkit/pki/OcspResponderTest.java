package org.qoltanba.testkit.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Date;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.testkit.clock.VirtualClock;

class OcspResponderTest {

    private static final Iin IIN = Iin.of("850101300123");

    private final VirtualClock clock = new VirtualClock();
    private final TestCertificateAuthority authority = new TestCertificateAuthority(clock, new SecureRandom());

    @Test
    void theEmbeddedStatusIsThatOfTheRealResponder() throws Exception {
        TestIdentity signer = authority.individual(IIN);
        BasicOCSPResp answer = parse(authority.basicOcspResponse(signer.x509()));

        X509CertificateHolder responder = answer.getCerts()[0];
        assertThat(answer.getCerts()).hasSize(1);
        assertThat(answer.isSignatureValid(new JcaContentVerifierProviderBuilder().build(responder)))
                .isTrue();
        assertThat(responder.isSignatureValid(new JcaContentVerifierProviderBuilder()
                        .build(authority.x509().getPublicKey())))
                .isTrue();
        assertThat(ExtendedKeyUsage.fromExtensions(responder.getExtensions()).getUsages())
                .containsExactly(KeyPurposeId.id_kp_OCSPSigning);
        assertThat(responder.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck))
                .isNotNull();
        assertThat(answer.getProducedAt()).isEqualTo(Date.from(clock.now()));

        SingleResp single = answer.getResponses()[0];
        assertThat(single.getCertStatus()).isEqualTo(CertificateStatus.GOOD);
        assertThat(single.getThisUpdate()).isEqualTo(Date.from(clock.now()));
        assertThat(single.getNextUpdate()).isNull();
        assertThat(single.getCertID().getSerialNumber()).isEqualTo(signer.x509().getSerialNumber());
        assertThat(single.getCertID()
                        .matchesIssuer(
                                new JcaX509CertificateHolder(authority.x509()),
                                new JcaDigestCalculatorProviderBuilder().build()))
                .isTrue();
    }

    @Test
    void revokedSaysWhen() throws Exception {
        TestIdentity signer = authority.individual(IIN);
        clock.advance(java.time.Duration.ofHours(1));
        authority.revoke(signer);
        Date revocation = Date.from(clock.now());
        clock.advance(java.time.Duration.ofHours(1));
        CertificateStatus status = parse(authority.basicOcspResponse(signer.x509()))
                .getResponses()[0]
                .getCertStatus();
        assertThat(status)
                .isInstanceOfSatisfying(
                        RevokedStatus.class,
                        revoked -> assertThat(revoked.getRevocationTime()).isEqualTo(revocation));
    }

    @Test
    void anAnswerEchoesTheNonce() throws Exception {
        CertificateID id = new OCSPReq(
                        OcspRequests.about(authority.individual(IIN).x509(), authority.x509())
                                .toArray())
                .getRequestList()[0].getCertID();
        Extension nonce = new Extension(
                OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
                false,
                new DEROctetString(new byte[] {4, 2, 8, 1}).getEncoded());
        Bytes request = Bytes.of(new OCSPReqBuilder()
                .addRequest(id)
                .setRequestExtensions(new Extensions(nonce))
                .build()
                .getEncoded());
        BasicOCSPResp answer =
                (BasicOCSPResp) new OCSPResp(authority.ocspResponse(request).toArray()).getResponseObject();
        assertThat(answer.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce))
                .isEqualTo(nonce);
        assertThat(answer.getResponses()[0].getCertID()).isEqualTo(id);
    }

    @Test
    void whatItDidNotIssueIsUnknown() throws Exception {
        TestCertificateAuthority other = new TestCertificateAuthority(clock, new SecureRandom());
        TestIdentity stranger = other.individual(IIN);
        assertThat(parse(authority.basicOcspResponse(stranger.x509()))
                        .getResponses()[0]
                        .getCertStatus())
                .isInstanceOf(UnknownStatus.class);
        Bytes request = OcspRequests.about(authority.individual(IIN).x509(), other.x509());
        BasicOCSPResp answer =
                (BasicOCSPResp) new OCSPResp(authority.ocspResponse(request).toArray()).getResponseObject();
        assertThat(answer.getResponses()[0].getCertStatus()).isInstanceOf(UnknownStatus.class);
    }

    @Test
    void whatCannotBeReadIsCalledMalformed() throws Exception {
        for (Bytes request :
                new Bytes[] {Bytes.of(new byte[0]), Bytes.of(new byte[] {0x30, 0x03, 1, 2}), Bytes.of(new byte[70_000])
                }) {
            OCSPResp answer = new OCSPResp(authority.ocspResponse(request).toArray());
            assertThat(answer.getStatus()).isEqualTo(OCSPRespBuilder.MALFORMED_REQUEST);
            assertThat(answer.getResponseObject()).isNull();
        }
    }

    private static BasicOCSPResp parse(Bytes der) {
        return new BasicOCSPResp(BasicOCSPResponse.getInstance(der.toArray()));
    }
}
