package org.qoltanba.crypto.jca;

import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.qoltanba.crypto.suite.AlgorithmRefusedException;
import org.qoltanba.crypto.suite.Verification;
import org.qoltanba.crypto.suite.VerificationKey;

/** An RSA public key with the padding of its suite. */
final class RsaVerificationKey implements VerificationKey {

    /** Chooses the computation by the parameters a signature came with. */
    interface Padding {
        JcaVerifier verifierFor(AlgorithmIdentifier found) throws AlgorithmRefusedException;
    }

    private static final int SHORTEST = 2048;

    private final RSAPublicKey key;
    private final Padding padding;

    RsaVerificationKey(RSAPublicKey key, Padding padding) {
        this.key = key;
        this.padding = padding;
    }

    @Override
    public Optional<String> weakness() {
        int bits = key.getModulus().bitLength();
        return bits < SHORTEST
                ? Optional.of("an RSA key of " + bits + " bits; at least " + SHORTEST + " are required")
                : Optional.empty();
    }

    @Override
    public boolean verify(AlgorithmIdentifier algorithm, byte[] message, byte[] value)
            throws AlgorithmRefusedException {
        return padding.verifierFor(algorithm).verify(key, message, value);
    }

    @Override
    public Verification begin(AlgorithmIdentifier algorithm) throws AlgorithmRefusedException {
        return padding.verifierFor(algorithm).begin(key);
    }
}
