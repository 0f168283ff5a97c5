package org.qoltanba.testkit.pki;

import java.io.IOException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.spi.SdkClock;

/**
 * A key that has no certificate yet, and the request for one (PKCS#10, RFC 2986). Immutable and safe to share between
 * threads.
 *
 * @since 0.1.0
 */
public final class CertificateRequest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration YEAR = Duration.ofDays(365);

    private final TestCertificateAuthority authority;
    private final KeyAlgorithm kind;
    private final KeyPair keyPair;
    private final PKCS10CertificationRequest request;
    private final SdkClock clock;

    private CertificateRequest(
            TestCertificateAuthority authority,
            KeyAlgorithm kind,
            KeyPair keyPair,
            PKCS10CertificationRequest request,
            SdkClock clock) {
        this.authority = authority;
        this.kind = kind;
        this.keyPair = keyPair;
        this.request = request;
        this.clock = clock;
    }

    static CertificateRequest create(
            TestCertificateAuthority authority,
            KeyAlgorithm kind,
            KeyPair keyPair,
            Map<String, String> subject,
            SdkClock clock) {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
        subject.forEach((type, value) -> name.addRDN(new ASN1ObjectIdentifier(type), value));
        PKCS10CertificationRequest request = new PKCS10CertificationRequestBuilder(
                        name.build(),
                        SubjectPublicKeyInfo.getInstance(keyPair.getPublic().getEncoded()))
                .build(kind.signer(keyPair.getPrivate()));
        return new CertificateRequest(authority, kind, keyPair, request, clock);
    }

    /**
     * The request.
     *
     * @return PKCS#10 in DER
     */
    public Bytes pkcs10() {
        try {
            return Bytes.of(request.getEncoded());
        } catch (IOException impossible) {
            throw new IllegalStateException("A certificate request cannot be encoded.", impossible);
        }
    }

    /**
     * The name in the request.
     *
     * @return as in RFC 4514
     */
    public String subject() {
        return request.getSubject().toString();
    }

    /**
     * The public key in the request.
     *
     * @return a SubjectPublicKeyInfo in DER
     */
    public Bytes publicKey() {
        return Bytes.of(keyPair.getPublic().getEncoded());
    }

    /**
     * Grants the request: issues a certificate for signing and encryption, valid from yesterday for a year.
     *
     * @return the key with its certificate; another certificate with each call
     */
    public TestIdentity issue() {
        X500Name subject = request.getSubject();
        CertificateProfile profile = new CertificateProfile(
                subject,
                CertificateProfile.Validity.around(clock.now(), DAY, YEAR),
                KeyUsage.digitalSignature | KeyUsage.nonRepudiation | KeyUsage.keyEncipherment | KeyUsage.keyAgreement,
                List.of(KeyPurposeId.id_kp_clientAuth.toOID(), KeyPurposeId.id_kp_emailProtection.toOID()),
                false,
                null,
                CertificateProfile.Role.HOLDER);
        return authority.issue(profile, kind, keyPair);
    }

    /** The kind of key, not the person. */
    @Override
    public String toString() {
        return "CertificateRequest[" + kind + "]";
    }
}
