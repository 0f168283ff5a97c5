package org.qoltanba.crypto.jca;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.qoltanba.crypto.suite.AlgorithmRefusedException;
import org.qoltanba.crypto.suite.DigestVerification;
import org.qoltanba.crypto.suite.Verification;
import org.qoltanba.crypto.suite.VerificationKey;

/**
 * A point of a curve with the digest of its suite. Computed by Bouncy Castle, whose P-256 is several times faster than
 * that of JDK 17.
 */
final class EcdsaVerificationKey implements VerificationKey {

    private static final int LONGEST_VALUE = 160;

    private final ECPublicKeyParameters key;
    private final EcdsaSuite suite;

    EcdsaVerificationKey(ECPublicKeyParameters key, EcdsaSuite suite) {
        this.key = key;
        this.suite = suite;
    }

    ECPublicKeyParameters key() {
        return key;
    }

    /** The suite decodes strong curves only. */
    @Override
    public Optional<String> weakness() {
        return Optional.empty();
    }

    /**
     * The value must be the DER of two numbers from 1 to n - 1 (RFC 3279 section 2.2.3): decoding refuses other
     * encodings and numbers, the signer refuses zero.
     */
    @Override
    public boolean verify(AlgorithmIdentifier algorithm, byte[] message, byte[] value)
            throws AlgorithmRefusedException {
        suite.requireParameters(algorithm);
        return verifyDigest(suite.newDigest().digest(message), value);
    }

    @Override
    public Verification begin(AlgorithmIdentifier algorithm) throws AlgorithmRefusedException {
        suite.requireParameters(algorithm);
        return new DigestVerification(suite.newDigest(), this::verifyDigest);
    }

    private boolean verifyDigest(byte[] digest, byte[] value) {
        if (value.length > LONGEST_VALUE) {
            return false;
        }
        BigInteger[] numbers;
        try {
            numbers = StandardDSAEncoding.INSTANCE.decode(key.getParameters().getN(), value);
        } catch (IOException | RuntimeException malformed) {
            return false;
        }
        ECDSASigner verifier = new ECDSASigner();
        verifier.init(false, key);
        return verifier.verifySignature(digest, numbers[0], numbers[1]);
    }
}
