package org.qoltanba.crypto.key;

import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.error.KeyAccessException;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.crypto.cades.CadesSigner;
import org.qoltanba.crypto.io.BoundedFiles;
import org.qoltanba.crypto.pki.Certificates;
import org.qoltanba.crypto.policy.AlgorithmPolicy;
import org.qoltanba.crypto.xml.XmlSigner;

/**
 * A private key together with its certificate and the certificates of the issuers, as far as they came with it. That
 * key and certificate belong together is checked when the key is loaded: by the numbers of both, or by a trial signature
 * where the key is hidden.
 *
 * <p>Immutable and safe to share between threads. {@code toString} names the certificate, never the key.
 *
 * @since 0.1.0
 */
public final class SigningKey {

    private final PrivateKey key;
    private final List<SignerCertificate> chain;
    private final CadesSigner signer;

    private SigningKey(PrivateKey key, List<SignerCertificate> chain) {
        // Whether its algorithm may be signed with is asked when it is to sign
        this.signer = CadesSigner.of(key, chain, AlgorithmPolicy.year2026().acceptingUnconfirmed());
        this.chain = chain;
        this.key = key;
    }

    /**
     * Loads the only key of a PKCS#12 file (RFC 7292), as certification authorities hand it out. Blocks for the file
     * system.
     *
     * @param file a file of at most 4 MiB, in DER or BER
     * @param password what protects it; may be empty
     * @return the key
     * @throws KeyAccessException if the file cannot be read, the password is wrong, there is no key or more than one, or
     *     the key is of a kind that cannot be used
     */
    public static SigningKey fromPkcs12(Path file, Secret password) {
        Objects.requireNonNull(file, "file");
        return fromPkcs12(Bytes.of(BoundedFiles.read(file, "PKCS#12 key file")), password);
    }

    /**
     * Loads one of several keys of a PKCS#12 file. Blocks for the file system.
     *
     * @param file a file of at most 4 MiB, in DER or BER
     * @param password what protects it; may be empty
     * @param alias the key's friendly name, or the serial number of its certificate in hexadecimal
     * @return the key
     * @throws KeyAccessException if the file cannot be read, the password is wrong, there is no such key, or it is of a
     *     kind that cannot be used
     */
    public static SigningKey fromPkcs12(Path file, Secret password, String alias) {
        Objects.requireNonNull(file, "file");
        return fromPkcs12(Bytes.of(BoundedFiles.read(file, "PKCS#12 key file")), password, alias);
    }

    /**
     * Loads the only key of a PKCS#12 structure (RFC 7292).
     *
     * @param content at most 4 MiB, in DER or BER
     * @param password what protects it; may be empty
     * @return the key
     * @throws KeyAccessException if it is no PKCS#12, the password is wrong, there is no key or more than one, or the key
     *     is of a kind that cannot be used
     */
    public static SigningKey fromPkcs12(Bytes content, Secret password) {
        return Pkcs12File.open(content, password).onlyKey();
    }

    /**
     * Loads one of several keys of a PKCS#12 structure (RFC 7292).
     *
     * @param content at most 4 MiB, in DER or BER
     * @param password what protects it; may be empty
     * @param alias the key's friendly name, or the serial number of its certificate in hexadecimal
     * @return the key
     * @throws KeyAccessException if it is no PKCS#12, the password is wrong, there is no such key, or it is of a kind
     *     that cannot be used
     */
    public static SigningKey fromPkcs12(Bytes content, Secret password, String alias) {
        Objects.requireNonNull(alias, "alias");
        return Pkcs12File.open(content, password).key(alias);
    }

    /**
     * Loads a key that is not encrypted from PEM (RFC 7468): PKCS#8, also of GOST keys, or the older forms of RSA (PKCS#1) and elliptic
     * curve (SEC 1) keys. Blocks for the file system.
     *
     * @param key a file with one private key, at most 4 MiB
     * @param certificates a file with the key's certificate and, as far as known, those of its issuers, in any order
     * @return the key
     * @throws KeyAccessException if a file cannot be read or is not PEM, the key is encrypted, belongs to none of the
     *     certificates, or is of a kind that cannot be used
     */
    public static SigningKey fromPem(Path key, Path certificates) {
        return fromPem(key, certificates, Secret.empty());
    }

    /**
     * Loads a key from PEM (RFC 7468): encrypted PKCS#8, or the older forms of RSA (PKCS#1) and elliptic curve (SEC 1)
     * keys with OpenSSL's encryption. Blocks for the file system.
     *
     * @param key a file with one private key, at most 4 MiB
     * @param certificates a file with the key's certificate and, as far as known, those of its issuers, in any order
     * @param password what protects the key; not used if it is not encrypted
     * @return the key
     * @throws KeyAccessException if a file cannot be read or is not PEM, the password is wrong, the key belongs to none
     *     of the certificates, or is of a kind that cannot be used
     */
    public static SigningKey fromPem(Path key, Path certificates, Secret password) {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(certificates, "certificates");
        Objects.requireNonNull(password, "password");
        return KeyMaterial.signingKey(PemKeyFile.read(key, password), Certificates.fromPem(certificates));
    }

    /**
     * Takes a key out of a key store: a file, the store of the operating system ({@code Windows-MY}), or a token by
     * PKCS#11. A key that its store keeps hidden stays there, and the store's provider signs with it; it need not be
     * registered in the JVM. Blocks if the store does.
     *
     * @param store a store that has been loaded
     * @param alias the name of the key's entry
     * @param password what protects the entry; empty where nothing does, or the store asks for its PIN by itself
     * @return the key
     * @throws KeyAccessException if there is no such private key, the store does not hand it out, it belongs to another
     *     certificate than the one stored with it, or is of a kind that cannot be used
     */
    public static SigningKey fromKeyStore(KeyStore store, String alias, Secret password) {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(alias, "alias");
        Objects.requireNonNull(password, "password");
        return new StoredKey(store, alias).signingKey(password);
    }

    /**
     * Takes a key that is at hand already, of any installed security provider.
     *
     * @param key the private key
     * @param chain the signer's certificate first, then its issuers as far as known
     * @return the key
     * @throws KeyAccessException if the chain is empty, the key does not belong to the certificate, or is too weak or of
     *     a kind that cannot be used
     */
    public static SigningKey of(PrivateKey key, List<X509Certificate> chain) {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(chain, "chain");
        List<SignerCertificate> certificates = new ArrayList<>();
        for (X509Certificate certificate : chain) {
            certificates.add(Certificates.of(certificate));
        }
        return with(key, certificates);
    }

    static SigningKey with(PrivateKey key, List<SignerCertificate> chain) {
        return new SigningKey(key, List.copyOf(chain));
    }

    /**
     * The certificate of the key.
     *
     * @return the signer's certificate
     */
    public SignerCertificate certificate() {
        return chain.get(0);
    }

    /**
     * The certificate of the key and those that came with it.
     *
     * @return an unmodifiable list, the signer's certificate first
     */
    public List<SignerCertificate> chain() {
        return chain;
    }

    /**
     * A signer with this key.
     *
     * @return the signer, on the clock of the machine
     * @throws KeyAccessException if the key's algorithm is taken only by another policy
     */
    public CadesSigner cadesSigner() {
        return cadesSigner(AlgorithmPolicy.year2026());
    }

    /**
     * A signer with this key, by an algorithm policy of the caller's.
     *
     * @param policy which algorithms may be signed with
     * @return the signer, on the clock of the machine
     * @throws KeyAccessException if the policy does not take the key's algorithm
     */
    public CadesSigner cadesSigner(AlgorithmPolicy policy) {
        return signer.algorithms(policy);
    }

    /**
     * A signer that makes XML signatures with this key.
     *
     * @return the signer, on the clock of the machine
     * @throws KeyAccessException if XML signatures have no name for the key's algorithm: those of Russian GOST
     */
    public XmlSigner xmlSigner() {
        return XmlSigner.of(key, certificate());
    }

    @Override
    public String toString() {
        return "SigningKey[" + certificate() + "]";
    }
}
