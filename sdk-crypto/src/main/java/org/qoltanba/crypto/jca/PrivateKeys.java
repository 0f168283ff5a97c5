package org.qoltanba.crypto.jca;

import java.io.IOException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.qoltanba.crypto.suite.AlgorithmRefusedException;
import org.qoltanba.crypto.suite.AlgorithmRefusedException.Reason;

/** Private keys of the JDK out of PKCS#8. */
final class PrivateKeys {

    private PrivateKeys() {}

    static PrivateKey decode(PrivateKeyInfo key, String keyFactory) throws AlgorithmRefusedException {
        byte[] encoded = new byte[0];
        try {
            encoded = key.getEncoded();
            return KeyFactory.getInstance(keyFactory).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (InvalidKeySpecException | IOException malformed) {
            // The cause is left out: what a provider says about a private key is nobody's business
            throw new AlgorithmRefusedException(
                    Reason.CONTRADICTION, "The private key is malformed, or not an " + keyFactory + " key.");
        } catch (NoSuchAlgorithmException missing) {
            throw new AlgorithmRefusedException(
                    Reason.UNSUPPORTED, "No installed security provider reads " + keyFactory + " keys.", missing);
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }
}
