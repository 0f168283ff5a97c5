package org.qoltanba.crypto.jca;

import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.AlgorithmParameterSpec;
import org.jspecify.annotations.Nullable;
import org.qoltanba.crypto.suite.AlgorithmRefusedException;
import org.qoltanba.crypto.suite.AlgorithmRefusedException.Reason;
import org.qoltanba.crypto.suite.Verification;

/**
 * Verifies with the installed security providers.
 *
 * @param algorithm the JCA name
 * @param parameters what the algorithm takes
 */
record JcaVerifier(String algorithm, @Nullable AlgorithmParameterSpec parameters) {

    boolean verify(PublicKey key, byte[] message, byte[] value) throws AlgorithmRefusedException {
        Verification verification = begin(key);
        verification.update(message, 0, message.length);
        return verification.verify(value);
    }

    Verification begin(PublicKey key) throws AlgorithmRefusedException {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initVerify(key);
            if (parameters != null) {
                signature.setParameter(parameters);
            }
            return new Running(signature);
        } catch (InvalidKeyException | InvalidAlgorithmParameterException refused) {
            throw new AlgorithmRefusedException(
                    Reason.CONTRADICTION, "The public key cannot be used with " + algorithm + ".", refused);
        } catch (NoSuchAlgorithmException missing) {
            throw new AlgorithmRefusedException(
                    Reason.UNSUPPORTED, "No installed security provider computes " + algorithm + ".", missing);
        }
    }

    /**
     * A verification under way.
     *
     * @param signature knows its key already
     */
    private record Running(Signature signature) implements Verification {

        @Override
        public void update(byte[] octets, int offset, int length) {
            try {
                signature.update(octets, offset, length);
            } catch (SignatureException impossible) {
                throw new IllegalStateException("A signature that was begun takes no message.", impossible);
            }
        }

        @Override
        public boolean verify(byte[] value) {
            try {
                return signature.verify(value);
            } catch (SignatureException malformedValue) {
                return false;
            }
        }
    }
}
