package org.qoltanba.api.secret;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.util.Objects;
import org.qoltanba.api.error.KeyAccessException;

/**
 * What a program shows to prove who it is when a TLS connection is made: a certificate and its private key. Services
 * that know their callers by it ask for RSA of at least 2048 bits or ECDSA of at least 224 (SIGEX contract section
 * 2.1). A self-signed certificate is normal: such services look at its public key alone.
 *
 * <p>Immutable and safe to share between threads. {@code toString} shows neither the key nor the holder.
 *
 * @since 0.1.0
 */
public final class TlsIdentity {

    private static final int FEWEST_RSA_BITS = 2048;
    private static final int FEWEST_EC_BITS = 224;
    private static final int PROBE = 32;

    private final X509Certificate certificate;
    private final PrivateKey privateKey;

    private TlsIdentity(X509Certificate certificate, PrivateKey privateKey) {
        this.certificate = certificate;
        this.privateKey = privateKey;
    }

    /**
     * A certificate and its key.
     *
     * @param certificate the certificate; its validity and issuer are not looked at
     * @param privateKey the private key that belongs to it, RSA or EC
     * @return the identity
     * @throws KeyAccessException if the key is too short, of another kind, or not the certificate's
     */
    public static TlsIdentity of(X509Certificate certificate, PrivateKey privateKey) {
        Objects.requireNonNull(certificate, "certificate");
        Objects.requireNonNull(privateKey, "privateKey");
        requireStrong(certificate);
        requirePair(certificate, privateKey);
        return new TlsIdentity(certificate, privateKey);
    }

    /**
     * A certificate and its key from files, as the SIGEX portal hands them out (contract section 3.4). Reads both files.
     *
     * @param certificate X.509, PEM or DER
     * @param privateKey PKCS#8 without a password, PEM or DER, RSA or EC
     * @return the identity
     * @throws KeyAccessException if a file cannot be read or holds something else, or the two do not belong together
     */
    public static TlsIdentity fromFiles(Path certificate, Path privateKey) {
        Objects.requireNonNull(certificate, "certificate");
        Objects.requireNonNull(privateKey, "privateKey");
        return of(TlsFiles.certificate(certificate), TlsFiles.privateKey(privateKey));
    }

    private static void requireStrong(X509Certificate certificate) {
        int bits;
        int fewest;
        if (certificate.getPublicKey() instanceof RSAKey rsa) {
            bits = rsa.getModulus().bitLength();
            fewest = FEWEST_RSA_BITS;
        } else if (certificate.getPublicKey() instanceof ECKey ec) {
            bits = ec.getParams().getOrder().bitLength();
            fewest = FEWEST_EC_BITS;
        } else {
            throw new KeyAccessException("A key for TLS must be RSA or EC; the certificate's is "
                    + certificate.getPublicKey().getAlgorithm() + ". Make another key pair.");
        }
        if (bits < fewest) {
            throw new KeyAccessException(
                    "The certificate's " + certificate.getPublicKey().getAlgorithm() + " key has " + bits
                            + " bits; at least " + fewest + " are needed. Make another key pair.");
        }
    }

    private static void requirePair(X509Certificate certificate, PrivateKey privateKey) {
        boolean pair;
        try {
            String algorithm = certificate.getPublicKey() instanceof RSAKey ? "SHA256withRSA" : "SHA256withECDSA";
            byte[] probe = new byte[PROBE];
            Signature signing = Signature.getInstance(algorithm);
            signing.initSign(privateKey, new SecureRandom());
            signing.update(probe);
            Signature checking = Signature.getInstance(algorithm);
            checking.initVerify(certificate.getPublicKey());
            checking.update(probe);
            pair = checking.verify(signing.sign());
        } catch (GeneralSecurityException unusable) {
            throw new KeyAccessException(
                    "The private key cannot be used with the certificate's kind of key, "
                            + certificate.getPublicKey().getAlgorithm() + ". Pass the key that belongs to it.",
                    unusable);
        }
        if (!pair) {
            throw new KeyAccessException(
                    "Certificate and private key do not belong together. Pass the key that was made with the"
                            + " certificate.");
        }
    }

    /**
     * The certificate.
     *
     * @return what is shown
     */
    public X509Certificate certificate() {
        return certificate;
    }

    /**
     * The private key.
     *
     * @return what proves that the certificate is ours
     */
    public PrivateKey privateKey() {
        return privateKey;
    }

    /** Never the key, nor who holds it. */
    @Override
    public String toString() {
        return "TlsIdentity[" + certificate.getPublicKey().getAlgorithm() + "]";
    }
}
