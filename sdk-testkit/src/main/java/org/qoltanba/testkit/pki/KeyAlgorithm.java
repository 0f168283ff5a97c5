package org.qoltanba.testkit.pki;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;
import org.qoltanba.testkit.algorithm.GostAlgorithm;
import org.qoltanba.testkit.algorithm.GostKeyPairs;
import org.qoltanba.testkit.algorithm.Operators;

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
    RSA_2048("RSA", 2048, "SHA256withRSA"),

    /** GOST R 34.10-2012 of Russia with 256 bits. Key and certificate cannot be used through the Java platform. */
    GOST_R_3410_2012_256(GostAlgorithm.RUSSIAN_2012_256),

    /** GOST R 34.10-2012 of Russia with 512 bits. Key and certificate cannot be used through the Java platform. */
    GOST_R_3410_2012_512(GostAlgorithm.RUSSIAN_2012_512),

    /** GOST 34.310-2004 of Kazakhstan. Key and certificate cannot be used through the Java platform. */
    KAZAKH_GOST_34310_2004(GostAlgorithm.KAZAKH_2004),

    /** GOST R 34.10-2015 of Kazakhstan with 512 bits. Key and certificate cannot be used through the Java platform. */
    KAZAKH_GOST_R_3410_2015_512(GostAlgorithm.KAZAKH_2015_512);

    private final String keyAlgorithm;
    private final int bits;
    private final String signatureAlgorithm;
    private final @Nullable GostAlgorithm gost;

    KeyAlgorithm(String keyAlgorithm, int bits, String signatureAlgorithm) {
        this.keyAlgorithm = keyAlgorithm;
        this.bits = bits;
        this.signatureAlgorithm = signatureAlgorithm;
        this.gost = null;
    }

    KeyAlgorithm(GostAlgorithm gost) {
        this.keyAlgorithm = "";
        this.bits = 0;
        this.signatureAlgorithm = gost.signatureOid();
        this.gost = gost;
    }

    KeyPair generate(SecureRandom random) {
        if (gost != null) {
            return GostKeyPairs.generate(gost, random);
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(keyAlgorithm);
            generator.initialize(bits, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This Java runtime cannot make keys of kind " + this + ".", missing);
        }
    }

    ContentSigner signer(PrivateKey key) {
        try {
            return Operators.signer(key, signatureAlgorithm);
        } catch (OperatorCreationException missing) {
            throw new IllegalStateException("This Java runtime cannot sign with keys of kind " + this + ".", missing);
        }
    }
}
