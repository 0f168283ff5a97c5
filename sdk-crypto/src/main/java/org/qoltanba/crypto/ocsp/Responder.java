package org.qoltanba.crypto.ocsp;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.ResponderID;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.crypto.path.IssuedSignature;
import org.qoltanba.crypto.profile.AlgorithmProfile;
import org.qoltanba.crypto.suite.AlgorithmRefusedException;
import org.qoltanba.crypto.x509.CertificateKeys;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * Who may speak for an issuer: the issuer itself, or a delegate it has certified directly for OCSP (RFC 6960 section
 * 4.2.2.2).
 *
 * @param certificate the responder's certificate
 * @param trusted true for the issuer, and for delegates that need no revocation check
 */
record Responder(ParsedCertificate certificate, boolean trusted) {

    private static final Authority OCSP_SIGNING = Authority.ofOid(KeyPurposeId.id_kp_OCSPSigning.getId());

    static Responder of(
            ResponderID id,
            List<ParsedCertificate> certificates,
            ParsedCertificate issuer,
            Instant producedAt,
            AlgorithmProfile profile,
            CertificateKeys keys)
            throws OcspRefusedException, AlgorithmRefusedException {
        if (isNamed(id, issuer)) {
            return new Responder(issuer, true);
        }
        String obstacle = "The OCSP answer comes without the certificate of its responder.";
        for (ParsedCertificate candidate : certificates) {
            if (isNamed(id, candidate)) {
                if (isEntitled(candidate, issuer, profile, keys)) {
                    requireValid(candidate, producedAt);
                    // The value is NULL; one authority writes an empty one
                    boolean noCheck =
                            candidate.holder().getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck) != null;
                    return new Responder(candidate, noCheck);
                }
                obstacle = "The OCSP answer comes from somebody the issuer has not certified to answer.";
            }
        }
        throw new OcspRefusedException(obstacle);
    }

    private static boolean isNamed(ResponderID id, ParsedCertificate certificate) {
        byte[] keyHash = id.getKeyHash();
        return keyHash == null
                ? certificate.holder().getSubject().equals(id.getName())
                : CertificateId.isKeyHash(keyHash, certificate);
    }

    private static boolean isEntitled(
            ParsedCertificate delegate, ParsedCertificate issuer, AlgorithmProfile profile, CertificateKeys keys)
            throws AlgorithmRefusedException {
        boolean maySign = delegate.keyUsage()
                .filter(usage ->
                        !usage.hasUsages(KeyUsage.digitalSignature) && !usage.hasUsages(KeyUsage.nonRepudiation))
                .isEmpty();
        if (!delegate.authorities().contains(OCSP_SIGNING) || !maySign || !issuer.mayHaveIssued(delegate)) {
            return false;
        }
        Certificate structure = delegate.structure();
        try {
            return new IssuedSignature(
                            structure.getTBSCertificate().getEncoded(ASN1Encoding.DER),
                            structure.getTBSCertificate().getSignature(),
                            structure.getSignatureAlgorithm(),
                            structure.getSignature().getOctets())
                    .isBy(issuer, profile.suites(), keys);
        } catch (IOException impossible) {
            throw new IllegalStateException("Writing to memory failed.", impossible);
        }
    }

    private static void requireValid(ParsedCertificate delegate, Instant producedAt) throws OcspRefusedException {
        if (producedAt.isBefore(delegate.notBefore()) || producedAt.isAfter(delegate.notAfter())) {
            throw new OcspRefusedException("The OCSP answer was made while the responder's certificate was not valid.");
        }
    }
}
