package org.qoltanba.testkit.sigex;

import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.operator.OperatorCreationException;
import org.qoltanba.testkit.algorithm.Operators;
import org.qoltanba.testkit.pki.TestCertificateAuthority;

/** Whether a certificate is from the one authority this SIGEX supports, and good for its purpose (contract section 6). */
final class CertificateChecks {

    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD = Set.of(
            Extension.keyUsage,
            Extension.extendedKeyUsage,
            Extension.basicConstraints,
            Extension.certificatePolicies,
            Extension.subjectAlternativeName);

    private static final Set<String> SIGNING = Set.of(KeyPurposeId.id_kp_emailProtection.getId());
    private static final Set<String> SIGNING_IN =
            Set.of(KeyPurposeId.id_kp_emailProtection.getId(), KeyPurposeId.id_kp_clientAuth.getId());

    private final TestCertificateAuthority authority;
    private final SigexSwitches switches;

    CertificateChecks(TestCertificateAuthority authority, SigexSwitches switches) {
        this.authority = authority;
        this.switches = switches;
    }

    /** The certificate that issues all others. */
    X509CertificateHolder issuer() {
        return holder(authority.x509());
    }

    /** Refuses a signer whose certificate another authority has issued, or nobody. */
    void requireSupportedIssuer(X509CertificateHolder certificate) {
        X509CertificateHolder issuer = issuer();
        if (!certificate.getIssuer().equals(issuer.getSubject())) {
            throw Refusal.CERTIFICATE_ISSUER_UNKNOWN.exception();
        }
        if (!Untrusted.orRefuse(Refusal.CHAIN_NOT_BUILDABLE, () -> isSignedBy(certificate, issuer))) {
            throw Refusal.CHAIN_NOT_BUILDABLE.exception();
        }
    }

    /** Refuses a signer whose certificate is out of date. */
    void requireValid(X509CertificateHolder certificate, Instant signingTime) {
        if (!certificate.isValidOn(Date.from(signingTime))) {
            throw Refusal.CERTIFICATE_EXPIRED.exception();
        }
    }

    /** Who a certificate names; refuses one that is not for signing documents. */
    SignerIdentity identify(X509CertificateHolder certificate) {
        return Untrusted.orRefuse(Refusal.BAD_SIGNER_CERTIFICATE, () -> identity(certificate, SIGNING));
    }

    /** Who a certificate names; refuses one that is neither for signing in nor for signing documents. */
    SignerIdentity identifyForSignIn(X509CertificateHolder certificate) {
        return Untrusted.orRefuse(Refusal.BAD_SIGNER_CERTIFICATE, () -> identity(certificate, SIGNING_IN));
    }

    private SignerIdentity identity(X509CertificateHolder certificate, Set<String> purposesAllowed) {
        List<String> purposes = CertificateReader.extendedKeyUsages(certificate);
        List<String> keyUsages = CertificateReader.keyUsages(certificate);
        boolean isForSigning = purposes.stream().anyMatch(purposesAllowed::contains)
                && (keyUsages.contains("digitalSignature") || keyUsages.contains("nonRepudiation"));
        if (!isForSigning || !isUnderstood(certificate)) {
            throw Refusal.BAD_SIGNER_CERTIFICATE.exception();
        }
        return new SignerIdentity(
                CertificateReader.iin(certificate).orElseThrow(Refusal.BAD_SIGNER_CERTIFICATE::exception),
                CertificateReader.bin(certificate).orElse(null),
                CertificateReader.email(certificate).orElse(null),
                CertificateReader.commonName(certificate),
                purposes,
                switches.signatures().authorityConstant());
    }

    /** Whether a certificate is one of the authority's own delegates: a time stamp authority, an OCSP responder. */
    boolean isDelegate(X509CertificateHolder certificate, KeyPurposeId purpose, Instant at)
            throws OperatorCreationException, CertificateException {
        return certificate.getIssuer().equals(issuer().getSubject())
                && CertificateReader.extendedKeyUsages(certificate).contains(purpose.getId())
                && certificate.isValidOn(Date.from(at))
                && isSignedBy(certificate, issuer());
    }

    static X509CertificateHolder holder(X509Certificate certificate) {
        try {
            return new JcaX509CertificateHolder(certificate);
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("A certificate of the Java platform has no encoding.", impossible);
        }
    }

    static X509Certificate x509(X509CertificateHolder certificate) {
        try {
            return new JcaX509CertificateConverter().getCertificate(certificate);
        } catch (CertificateException malformed) {
            throw Refusal.BAD_SIGNER_CERTIFICATE.exception();
        }
    }

    private static boolean isUnderstood(X509CertificateHolder certificate) {
        return UNDERSTOOD.containsAll(certificate.getCriticalExtensionOIDs());
    }

    private static boolean isSignedBy(X509CertificateHolder certificate, X509CertificateHolder issuer)
            throws OperatorCreationException, CertificateException {
        try {
            return certificate.isSignatureValid(Operators.verifiers(issuer));
        } catch (CertException unverifiable) {
            return false;
        }
    }
}
