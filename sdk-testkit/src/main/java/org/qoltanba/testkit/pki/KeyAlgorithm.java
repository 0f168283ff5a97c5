package org.qoltanba.testkit.pki;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;

/**
 * What kind of key the testkit's certificate authority makes, and how that key signs.
 *
 * @since 0.1.0
 */
public enum KeyAlgorithm {

    /** ECDSA on P-256 with SHA-256: made in well under a millisecond. */
    EC_P256("EC", 256, "SHA256withECDSA"),

    /** ECDSA on P-384 with SHA-384. */
    EC_P384("EC", 384, "SHA384withECDSA"),

    /** RSA with 2048 bits, signing with PKCS#1 v1.5 and SHA-256: takes some hundred milliseconds to make. */
    RSA_2048("RSA", 2048, "SHA256withRSA");

    private final String keyAlgorithm;
    private final int bits;
    private final String signatureAlgorithm;

    KeyAlgorithm(String keyAlgorithm, int bits, String signatureAlgorithm) {
        this.keyAlgorithm = keyAlgorithm;
        this.bits = bits;
        this.signatureAlgorithm = signatureAlgorithm;
    }

    KeyPair generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(keyAlgorithm);
            generator.initialize(bits, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This Java runtime cannot make keys of kind " + this + ".", missing);
        }
    }

    String signatureAlgorithm() {
        return signatureAlgorithm;
    }
}
