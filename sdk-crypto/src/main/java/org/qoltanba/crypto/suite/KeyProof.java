package org.qoltanba.crypto.suite;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Tells whether a private and a public key belong together, by a trial signature: it works for keys on tokens too. */
public final class KeyProof {

    private static final byte[] PROBE =
            "Qoltanba: does this key belong to this certificate?".getBytes(StandardCharsets.US_ASCII);

    private KeyProof() {}

    /**
     * Signs and verifies a fixed text.
     *
     * @param privateKey the private key
     * @param publicKey the public key, of the suite's kind
     * @param suite what to sign with
     * @return true if the signature verifies
     * @throws AlgorithmRefusedException if one of the keys cannot be used with the suite
     */
    public static boolean belongTogether(PrivateKey privateKey, SubjectPublicKeyInfo publicKey, SignatureSuite suite)
            throws AlgorithmRefusedException {
        try {
            byte[] value = suite.signingWith(privateKey).sign(PROBE);
            return suite.decode(publicKey).verify(suite.signatureAlgorithm(), PROBE, value);
        } catch (GeneralSecurityException refused) {
            throw new AlgorithmRefusedException(
                    AlgorithmRefusedException.Reason.CONTRADICTION,
                    "The private key does not sign with " + suite.displayName() + ".",
                    refused);
        }
    }
}
