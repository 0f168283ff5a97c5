package org.qoltanba.testkit.algorithm;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.ContentVerifier;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.OperatorCreationException;

/** Verifies what the key of a certificate has signed. */
final class GostContentVerifiers implements ContentVerifierProvider {

    private final X509CertificateHolder certificate;
    private final GostAlgorithm algorithm;

    GostContentVerifiers(X509CertificateHolder certificate, GostAlgorithm algorithm) {
        this.certificate = certificate;
        this.algorithm = algorithm;
    }

    @Override
    public boolean hasAssociatedCertificate() {
        return true;
    }

    @Override
    public X509CertificateHolder getAssociatedCertificate() {
        return certificate;
    }

    @Override
    public ContentVerifier get(AlgorithmIdentifier found) throws OperatorCreationException {
        if (!algorithm.isSignature(found.getAlgorithm().getId())) {
            throw new OperatorCreationException("The signature algorithm is not the one of the key.");
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        return new ContentVerifier() {
            @Override
            public AlgorithmIdentifier getAlgorithmIdentifier() {
                return found;
            }

            @Override
            public OutputStream getOutputStream() {
                return content;
            }

            @Override
            public boolean verify(byte[] value) {
                return GostArithmetic.verify(
                        certificate.getSubjectPublicKeyInfo(), algorithm, content.toByteArray(), value);
            }
        };
    }
}
