package org.qoltanba.crypto.x509;

import java.util.Optional;
import org.qoltanba.crypto.cache.BoundedCache;
import org.qoltanba.crypto.suite.AlgorithmRefusedException;
import org.qoltanba.crypto.suite.SignatureSuite;
import org.qoltanba.crypto.suite.SuiteId;
import org.qoltanba.crypto.suite.VerificationKey;

/**
 * The public keys of certificates, ready to verify with. Decoding an elliptic curve key and preparing its tables costs
 * more than one verification, so keys are remembered.
 *
 * <p>Safe to share between threads.
 */
public final class CertificateKeys {

    private static final int REMEMBERED = 512;

    private record Use(ParsedCertificate certificate, SuiteId suite) {}

    private final BoundedCache<Use, VerificationKey> known = new BoundedCache<>(REMEMBERED);

    /**
     * Decodes the key of a certificate.
     *
     * @param certificate the certificate
     * @param suite what to verify with
     * @return the key
     * @throws AlgorithmRefusedException as {@link SignatureSuite#decode} does
     */
    public VerificationKey decode(ParsedCertificate certificate, SignatureSuite suite)
            throws AlgorithmRefusedException {
        Use use = new Use(certificate, suite.id());
        Optional<VerificationKey> remembered = known.find(use);
        if (remembered.isPresent()) {
            return remembered.get();
        }
        VerificationKey key = suite.decode(certificate.holder().getSubjectPublicKeyInfo());
        known.put(use, key);
        return key;
    }
}
