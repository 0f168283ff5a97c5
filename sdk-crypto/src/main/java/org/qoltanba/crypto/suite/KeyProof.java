package org.qoltanba.crypto.suite;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * Tells whether a private and a public key belong together: by their numbers where they are at hand, otherwise by a trial
 * signature, which works for keys on tokens too.
 */
public final class KeyProof {

    private static final byte[] PROBE =
            "Qoltanba: does this key belong to this certificate?".getBytes(StandardCharsets.US_ASCII);

    private KeyProof() {}

    /**
     * Compares the numbers, or signs and verifies a fixed text.
     *
     * @param privateKey the private key
     * @param publicKey the public key, of the suite's kind
     * @param suite what to sign with
     * @return true if they belong together
     * @throws AlgorithmRefusedException if one of the keys cannot be used with the suite
     */
    public static boolean belongTogether(PrivateKey privateKey, SubjectPublicKeyInfo publicKey, SignatureSuite suite)
            throws AlgorithmRefusedException {
        try {
            SigningFunction function = suite.signingWith(privateKey);
            VerificationKey key = suite.decode(publicKey);
            Optional<Boolean> told = function.isOf(key);
            return told.isPresent() ? told.get() : key.verify(suite.signatureAlgorithm(), PROBE, function.sign(PROBE));
        } catch (GeneralSecurityException | ProviderException refused) {
            throw new AlgorithmRefusedException(
                    AlgorithmRefusedException.Reason.CONTRADICTION,
                    "The private key does not sign with " + suite.displayName() + ".",
                    refused);
        }
    }
}
