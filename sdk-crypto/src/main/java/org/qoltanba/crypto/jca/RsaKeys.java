package org.qoltanba.crypto.jca;

import java.io.IOException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.qoltanba.crypto.suite.AlgorithmRefusedException;
import org.qoltanba.crypto.suite.AlgorithmRefusedException.Reason;

/** RSA public keys: how they are decoded and which are refused. */
final class RsaKeys {

    private static final int LONGEST = 16_384;
    private static final int LONGEST_EXPONENT = 64;

    private RsaKeys() {}

    static RSAPublicKey decode(SubjectPublicKeyInfo key, String keyFactory) throws AlgorithmRefusedException {
        PublicKey decoded;
        try {
            decoded = KeyFactory.getInstance(keyFactory).generatePublic(new X509EncodedKeySpec(key.getEncoded()));
        } catch (InvalidKeySpecException | IOException malformed) {
            throw new AlgorithmRefusedException(Reason.CONTRADICTION, "The RSA public key is malformed.", malformed);
        } catch (NoSuchAlgorithmException missing) {
            throw new AlgorithmRefusedException(
                    Reason.UNSUPPORTED, "No installed security provider reads " + keyFactory + " keys.", missing);
        }
        // Huge moduli and exponents cost the verifier time and the forger nothing
        if (!(decoded instanceof RSAPublicKey rsa)
                || rsa.getModulus().bitLength() > LONGEST
                || rsa.getPublicExponent().bitLength() > LONGEST_EXPONENT
                || !rsa.getPublicExponent().testBit(0)
                || rsa.getPublicExponent().bitLength() < 2
                || !rsa.getModulus().testBit(0)) {
            throw new AlgorithmRefusedException(
                    Reason.UNSUPPORTED,
                    "The RSA public key has an unusual size or exponent: at most " + LONGEST
                            + " bits with an odd exponent of at most " + LONGEST_EXPONENT + " bits are supported.");
        }
        return rsa;
    }
}
