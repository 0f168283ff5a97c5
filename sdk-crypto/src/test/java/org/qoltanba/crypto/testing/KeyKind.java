package org.qoltanba.crypto.testing;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The kinds of keys tests sign with. */
public enum KeyKind {
    RSA_1024("RSA", 1024, "SHA256withRSA"),
    RSA_2048("RSA", 2048, "SHA256withRSA"),
    RSA_3072("RSA", 3072, "SHA256withRSA"),
    P_256("EC", 256, "SHA256withECDSA"),
    P_384("EC", 384, "SHA384withECDSA"),
    P_521("EC", 521, "SHA512withECDSA"),
    GOST_2001("ECGOST3410", "GostR3410-2001-CryptoPro-A", "GOST3411WITHECGOST3410"),
    GOST_2012_256("ECGOST3410-2012", "Tc26-Gost-3410-12-256-paramSetA", "GOST3411-2012-256WITHECGOST3410-2012-256"),
    GOST_2012_512("ECGOST3410-2012", "Tc26-Gost-3410-12-512-paramSetA", "GOST3411-2012-512WITHECGOST3410-2012-512"),
    KAZAKH_2004("ECGOST3410", "GostR3410-2001-CryptoPro-A", KazakhContentSigner.NAME_2004),
    KAZAKH_2015_256("ECGOST3410-2012", "Tc26-Gost-3410-12-256-paramSetA", KazakhContentSigner.NAME_2015_256),
    KAZAKH_2015_512("ECGOST3410-2012", "Tc26-Gost-3410-12-512-paramSetA", KazakhContentSigner.NAME_2015_512);

    private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

    private final String algorithm;
    private final int bits;
    private final String parameterSet;
    private final String signature;

    KeyKind(String algorithm, int bits, String signature) {
        this.algorithm = algorithm;
        this.bits = bits;
        this.parameterSet = "";
        this.signature = signature;
    }

    KeyKind(String algorithm, String parameterSet, String signature) {
        this.algorithm = algorithm;
        this.bits = 0;
        this.parameterSet = parameterSet;
        this.signature = signature;
    }

    /** What the JDK or Bouncy Castle call this key's signatures; Kazakh ones are known to neither. */
    public String signature() {
        return signature;
    }

    public boolean isGost() {
        return bits == 0;
    }

    /** A new key. */
    public KeyPair generate() {
        try {
            if (isGost()) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm, BOUNCY_CASTLE);
                generator.initialize(new ECGenParameterSpec(parameterSet));
                return KazakhPublicKey.renamed(generator.generateKeyPair(), signature);
            }
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Nobody makes a key of kind " + this + ".", impossible);
        }
    }

    /** Signs something with a key of this kind, by software of others. */
    public ContentSigner contentSigner(String signatureName, PrivateKey key) {
        try {
            if (KazakhContentSigner.isName(signatureName)) {
                return KazakhContentSigner.of(signatureName, key);
            }
            JcaContentSignerBuilder builder = new JcaContentSignerBuilder(signatureName);
            return isGost() ? builder.setProvider(BOUNCY_CASTLE).build(key) : builder.build(key);
        } catch (OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
