package org.qoltanba.testkit.sigex;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSVerifierCertificateNotValidException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.algorithm.Operators;

/** Checks the one signer of a CMS against the digest it was given. */
final class CmsSignerCheck {

    private CmsSignerCheck() {}

    /** Whether the key of a certificate has signed, naming this certificate if it names one. */
    static boolean isSignedWith(SignerInformation signer, X509CertificateHolder certificate)
            throws CMSException, OperatorCreationException, CertificateException, IOException {
        JcaSimpleSignerInfoVerifierBuilder verifier = new JcaSimpleSignerInfoVerifierBuilder();
        if (signer.getEncryptionAlgOID().equals(PKCSObjectIdentifiers.id_RSASSA_PSS.getId())) {
            // The Java platform has RSASSA-PSS under another name than the one it is asked for here
            verifier.setProvider(new BouncyCastleProvider());
        }
        try {
            return signer.verify(Operators.signerVerifier(certificate, verifier))
                    && namesItsCertificate(signer, certificate);
        } catch (CMSVerifierCertificateNotValidException outOfDate) {
            throw Refusal.CERTIFICATE_EXPIRED.exception();
        }
    }

    /** A signer who names a certificate (RFC 5035) must name this one; a signer who names none is let pass. */
    private static boolean namesItsCertificate(SignerInformation signer, X509CertificateHolder certificate)
            throws IOException {
        Attribute attribute = signer.getSignedAttributes().get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        if (attribute == null) {
            return true;
        }
        ESSCertIDv2 named = SigningCertificateV2.getInstance(
                        attribute.getAttrValues().getObjectAt(0))
                .getCerts()[0];
        String algorithm = named.getHashAlgorithm().getAlgorithm().getId();
        return Algorithms.isDigest(algorithm)
                && Arrays.equals(
                        named.getCertHash(),
                        DocumentDigests.of(Bytes.of(certificate.getEncoded()).asInputStream(), Set.of(algorithm))
                                .value(algorithm)
                                .orElseThrow()
                                .toArray());
    }
}
