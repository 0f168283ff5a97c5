package org.qoltanba.examples.benchmarks;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** A kind of key, and what its arithmetic is called by the providers that can do it. */
public enum BenchmarkKind {
    /** ECDSA with SHA-256. */
    P_256("EC", "secp256r1", "SHA256withECDSA", "SHA-256", true),
    /** RSA with SHA-256. */
    RSA_2048("RSA", "", "SHA256withRSA", "SHA-256", true),
    /** Russian GOST R 34.10-2012 with Streebog, 256 bits. */
    GOST_2012_256(
            "ECGOST3410-2012",
            "Tc26-Gost-3410-12-256-paramSetA",
            "GOST3411-2012-256WITHECGOST3410-2012-256",
            "GOST3411-2012-256",
            false);

    static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

    private final String keyAlgorithm;
    private final String curve;
    private final String signature;
    private final String digest;
    private final boolean inTheJdk;

    BenchmarkKind(String keyAlgorithm, String curve, String signature, String digest, boolean inTheJdk) {
        this.keyAlgorithm = keyAlgorithm;
        this.curve = curve;
        this.signature = signature;
        this.digest = digest;
        this.inTheJdk = inTheJdk;
    }

    KeyPair newKeyPair() throws GeneralSecurityException {
        KeyPairGenerator generator = inTheJdk
                ? KeyPairGenerator.getInstance(keyAlgorithm)
                : KeyPairGenerator.getInstance(keyAlgorithm, BOUNCY_CASTLE);
        if (curve.isEmpty()) {
            generator.initialize(2048);
        } else {
            generator.initialize(new ECGenParameterSpec(curve));
        }
        return generator.generateKeyPair();
    }

    /** What JCA calls the signature. */
    String signatureName() {
        return signature;
    }

    /** Arithmetic by Bouncy Castle. */
    Signature bouncyCastle() throws GeneralSecurityException {
        return Signature.getInstance(signature, BOUNCY_CASTLE);
    }

    /** Arithmetic by the JDK, where it can. */
    Signature jdkOrBouncyCastle() throws GeneralSecurityException {
        return inTheJdk ? Signature.getInstance(signature) : bouncyCastle();
    }

    /** Which provider makes CMS signatures of Bouncy Castle fastest: for RSA the JDK's. */
    boolean isFasterInTheJdk() {
        return this == RSA_2048;
    }

    MessageDigest newDigest() throws GeneralSecurityException {
        return inTheJdk ? MessageDigest.getInstance(digest) : MessageDigest.getInstance(digest, BOUNCY_CASTLE);
    }
}
