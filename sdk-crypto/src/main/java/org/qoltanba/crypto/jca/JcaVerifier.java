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

/**
 * Verifies with the installed security providers.
 *
 * @param algorithm the JCA name
 * @param parameters what the algorithm takes
 */
record JcaVerifier(String algorithm, @Nullable AlgorithmParameterSpec parameters) {

    boolean verify(PublicKey key, byte[] message, byte[] value) throws AlgorithmRefusedException {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initVerify(key);
            if (parameters != null) {
                signature.setParameter(parameters);
            }
            signature.update(message);
            return signature.verify(value);
        } catch (SignatureException malformedValue) {
            return false;
        } catch (InvalidKeyException | InvalidAlgorithmParameterException refused) {
            throw new AlgorithmRefusedException(
                    Reason.CONTRADICTION, "The public key cannot be used with " + algorithm + ".", refused);
        } catch (NoSuchAlgorithmException missing) {
            throw new AlgorithmRefusedException(
                    Reason.UNSUPPORTED, "No installed security provider computes " + algorithm + ".", missing);
        }
    }
}
