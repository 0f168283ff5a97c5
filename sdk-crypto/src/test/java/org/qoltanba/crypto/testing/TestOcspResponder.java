package org.qoltanba.crypto.testing;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.ResponderID;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
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
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/**
 * An OCSP responder of a test, made with Bouncy Castle: at first everything is good since a minute before {@link
 * TestIssuer#NOW}, without nextUpdate, as the national authority of Kazakhstan answers. It has a knob for everything it
 * may do wrong.
 */
public final class TestOcspResponder {

    private final TestIssuer identity;

    public CertificateStatus status = CertificateStatus.GOOD;
    public Instant producedAt = TestIssuer.NOW.minus(Duration.ofMinutes(1));
    public Instant thisUpdate = TestIssuer.NOW.minus(Duration.ofMinutes(1));
    public @Nullable Instant nextUpdate;
    public @Nullable Instant invalidityDate;
    public List<X509Certificate> certificates;
    public ASN1ObjectIdentifier digest = NISTObjectIdentifiers.id_sha256;
    public boolean namedByKey;
    public UnaryOperator<@Nullable Extension> nonce = UnaryOperator.identity();
    public @Nullable ASN1ObjectIdentifier criticalExtension;
    public @Nullable ASN1ObjectIdentifier criticalInResponse;
    public int failure = OCSPRespBuilder.SUCCESSFUL;

    private TestOcspResponder(TestIssuer identity) {
        this.identity = identity;
        this.certificates = List.of(identity.x509());
    }

    /** A delegate of an issuer, as RFC 6960 demands, with ocsp-nocheck. */
    public static TestOcspResponder below(TestIssuer issuer) {
        return new TestOcspResponder(request(issuer, "CN=Test OCSP")
                .extension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE)
                .issue());
    }

    /** What the certificate of a delegate has, but ocsp-nocheck. */
    public static TestIssuer.Request request(TestIssuer issuer, String subject) {
        return issuer.request(issuer.kind(), subject)
                .keyUsage(KeyUsage.digitalSignature)
                .purposes(KeyPurposeId.id_kp_OCSPSigning);
    }

    /** Whoever a test wants to answer. */
    public static TestOcspResponder with(TestIssuer identity) {
        return new TestOcspResponder(identity);
    }

    public TestIssuer identity() {
        return identity;
    }

    public void revoked(Instant since, int reason) {
        this.status = new RevokedStatus(Date.from(since), reason);
    }

    public void unknown() {
        this.status = new UnknownStatus();
    }

    /** An OCSPResponse about a certificate nobody has asked for. */
    public Bytes about(TestIssuer certificate, TestIssuer issuer) {
        try {
            CertificateID id = new CertificateID(
                    digests().get(new AlgorithmIdentifier(digest)),
                    new JcaX509CertificateHolder(issuer.x509()),
                    certificate.x509().getSerialNumber());
            return encoded(signed(List.of(id), null));
        } catch (OCSPException | OperatorCreationException | IOException | CertificateException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Answers an OCSPRequest. */
    public Bytes answer(Bytes request) {
        try {
            OCSPReq asked = new OCSPReq(request.toArray());
            List<CertificateID> ids = new ArrayList<>();
            for (Req single : asked.getRequestList()) {
                ids.add(single.getCertID());
            }
            return encoded(signed(ids, asked.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce)));
        } catch (OCSPException | OperatorCreationException | IOException | CertificateException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static DigestCalculatorProvider digests() throws OperatorCreationException {
        return new JcaDigestCalculatorProviderBuilder().build();
    }

    private BasicOCSPResp signed(List<CertificateID> ids, @Nullable Extension askedNonce)
            throws OCSPException, IOException, OperatorCreationException, CertificateException {
        JcaX509CertificateHolder own = new JcaX509CertificateHolder(identity.x509());
        BasicOCSPRespBuilder answer = new BasicOCSPRespBuilder(
                namedByKey
                        ? new RespID(own.getSubjectPublicKeyInfo(), digests().get(RespID.HASH_SHA1))
                        : new RespID(new ResponderID(own.getSubject())));
        for (CertificateID id : ids) {
            answer.addResponse(
                    id,
                    status,
                    Date.from(thisUpdate),
                    nextUpdate == null ? null : Date.from(nextUpdate),
                    singleExtensions());
        }
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        Extension sent = nonce.apply(askedNonce);
        if (sent != null) {
            extensions.addExtension(sent);
        }
        if (criticalExtension != null) {
            extensions.addExtension(criticalExtension, true, DERNull.INSTANCE);
        }
        if (!extensions.isEmpty()) {
            answer.setResponseExtensions(extensions.generate());
        }
        List<X509CertificateHolder> attached = new ArrayList<>();
        for (X509Certificate certificate : certificates) {
            attached.add(new JcaX509CertificateHolder(certificate));
        }
        return answer.build(
                identity.contentSigner(identity.kind().signature()),
                attached.toArray(new X509CertificateHolder[0]),
                Date.from(producedAt));
    }

    private @Nullable Extensions singleExtensions() throws IOException {
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        if (invalidityDate != null) {
            extensions.addExtension(
                    Extension.invalidityDate, false, new ASN1GeneralizedTime(Date.from(invalidityDate)));
        }
        if (criticalInResponse != null) {
            extensions.addExtension(criticalInResponse, true, DERNull.INSTANCE);
        }
        return extensions.isEmpty() ? null : extensions.generate();
    }

    private Bytes encoded(BasicOCSPResp answer) throws OCSPException, IOException {
        return Bytes.of(new OCSPRespBuilder()
                .build(failure, failure == OCSPRespBuilder.SUCCESSFUL ? answer : null)
                .getEncoded());
    }
}
