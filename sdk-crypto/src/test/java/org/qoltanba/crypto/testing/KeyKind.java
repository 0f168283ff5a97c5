package org.qoltanba.crypto.testing;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;

/** The kinds of keys tests sign with. */
public enum KeyKind {
    RSA_1024("RSA", 1024, "SHA256withRSA"),
    RSA_2048("RSA", 2048, "SHA256withRSA"),
    RSA_3072("RSA", 3072, "SHA256withRSA"),
    P_256("EC", 256, "SHA256withECDSA"),
    P_384("EC", 384, "SHA384withECDSA"),
    P_521("EC", 521, "SHA512withECDSA");

    private final String algorithm;
    private final int bits;
    private final String signature;

    KeyKind(String algorithm, int bits, String signature) {
        this.algorithm = algorithm;
        this.bits = bits;
        this.signature = signature;
    }

    /** What the JDK calls this key's signatures. */
    public String signature() {
        return signature;
    }

    /** A new key. */
    public KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("The JDK makes no key of kind " + this + ".", impossible);
        }
    }
}
