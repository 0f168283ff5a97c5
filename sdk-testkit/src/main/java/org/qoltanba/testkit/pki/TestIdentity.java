package org.qoltanba.testkit.pki;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.crypto.cades.CadesSigner;
import org.qoltanba.crypto.key.SigningKey;
import org.qoltanba.crypto.pki.Certificates;

/**
 * Somebody who can sign in the world of a test: a private key and the certificate chain for it, in every form in which
 * an application may want to load them.
 *
 * <p>Immutable and safe to share between threads. {@code toString} names serial number and kind of key, not the person.
 *
 * @since 0.1.0
 */
public final class TestIdentity {

    private final PrivateKey privateKey;
    private final List<X509Certificate> chain;
    private final KeyAlgorithm algorithm;
    private final SdkClock clock;

    TestIdentity(PrivateKey privateKey, List<X509Certificate> chain, KeyAlgorithm algorithm, SdkClock clock) {
        this.privateKey = privateKey;
        this.chain = List.copyOf(chain);
        this.algorithm = algorithm;
        this.clock = clock;
    }

    /**
     * The certificate.
     *
     * @return as the SDK knows it
     */
    public SignerCertificate certificate() {
        return Certificates.of(x509());
    }

    /**
     * The certificate.
     *
     * @return as the JDK knows it
     */
    public X509Certificate x509() {
        return chain.get(0);
    }

    /**
     * The certificate and those above it, the signer's first, the root last.
     *
     * @return two certificates
     */
    public List<X509Certificate> x509Chain() {
        return chain;
    }

    /**
     * The private key.
     *
     * @return a key of the JDK's own provider; with GOST one of the testkit's, for whoever reads numbers or encoding
     */
    public PrivateKey privateKey() {
        return privateKey;
    }

    /**
     * What kind of key it is.
     *
     * @return the algorithm
     */
    public KeyAlgorithm algorithm() {
        return algorithm;
    }

    /**
     * Key and certificates as the SDK signs with them.
     *
     * @return a signing key whose signers read the system's clock; {@link #signer()} reads the world's
     */
    public SigningKey signingKey() {
        return SigningKey.of(privateKey, chain);
    }

    /**
     * Signs documents, with signing times of the world's clock.
     *
     * @return a local signer, CAdES level B
     */
    public CadesSigner signer() {
        return signingKey().cadesSigner().clock(clock);
    }

    /**
     * Key and certificates as a PKCS#12 file.
     *
     * @param password protects the file and the key in it
     * @return what would stand in the file
     */
    public Bytes pkcs12(Secret password) {
        return KeyFiles.pkcs12(privateKey, chain, Objects.requireNonNull(password, "password"));
    }

    /**
     * The private key as an unencrypted PEM file (PKCS#8, RFC 5958).
     *
     * @return PEM text
     */
    public String privateKeyPem() {
        return KeyFiles.pem(privateKey);
    }

    /**
     * The private key as an encrypted PEM file (PKCS#8 with PBES2, AES-256 and HMAC-SHA-256).
     *
     * @param password protects it
     * @return PEM text
     */
    public String privateKeyPem(Secret password) {
        return KeyFiles.pem(privateKey, Objects.requireNonNull(password, "password"));
    }

    /**
     * The certificate chain as a PEM file.
     *
     * @return PEM text, the signer's certificate first
     */
    public String certificatesPem() {
        return KeyFiles.pem(chain);
    }

    @Override
    public String toString() {
        return "TestIdentity[" + algorithm + ", serial number "
                + x509().getSerialNumber().toString(16) + "]";
    }
}
