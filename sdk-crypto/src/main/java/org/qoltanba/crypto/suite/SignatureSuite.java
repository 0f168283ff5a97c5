package org.qoltanba.crypto.suite;

import java.security.MessageDigest;
import java.security.PrivateKey;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * One combination of key, signature and digest algorithm: how it is written, how it signs, how it verifies, what it
 * calls weak. Implementations are immutable and safe to share between threads.
 */
public interface SignatureSuite {

    /**
     * What chooses this suite.
     *
     * @return its three object identifiers
     */
    SuiteId id();

    /**
     * A name for people.
     *
     * @return for example {@code SHA-256 with RSA}
     */
    String displayName();

    /**
     * A new, empty computation of the digest.
     *
     * @return the digest
     */
    MessageDigest newDigest();

    /**
     * The digest algorithm as we write it.
     *
     * @return the identifier with its parameters
     */
    AlgorithmIdentifier digestAlgorithm();

    /**
     * The signature algorithm as we write it.
     *
     * @return the identifier with its parameters
     */
    AlgorithmIdentifier signatureAlgorithm();

    /**
     * Whether this suite is the one to sign with, given a key. At most one suite of a registry says so for one key and
     * wish.
     *
     * @param key the public key
     * @param preference what the caller wishes
     * @return true if it is
     */
    boolean signsWith(SubjectPublicKeyInfo key, SigningPreference preference);

    /**
     * Decodes a public key and checks that it is one: of the right kind, on its curve, of a known curve.
     *
     * @param key the encoded key, whose algorithm is this suite's
     * @return the key
     * @throws AlgorithmRefusedException if it is malformed or of an unsupported kind
     */
    VerificationKey decode(SubjectPublicKeyInfo key) throws AlgorithmRefusedException;

    /**
     * Decodes a private key. Where the encoding can be read in several ways, the one that belongs to the public key is
     * taken; whether any does is for {@link KeyProof} to tell.
     *
     * @param key the decrypted PKCS#8 structure
     * @param publicKey the public key it should belong to
     * @return the key
     * @throws AlgorithmRefusedException if it is malformed or not of this suite's kind
     */
    PrivateKey decode(PrivateKeyInfo key, SubjectPublicKeyInfo publicKey) throws AlgorithmRefusedException;

    /**
     * Checks the parameters a signature came with.
     *
     * @param algorithm the signature's algorithm as found
     * @throws AlgorithmRefusedException if the parameters are missing, contradict the suite or are not supported
     */
    void requireParameters(AlgorithmIdentifier algorithm) throws AlgorithmRefusedException;

    /**
     * Prepares a private key for signing.
     *
     * @param key the private key; what it cannot do shows when it signs
     * @return the function
     */
    SigningFunction signingWith(PrivateKey key);

    /**
     * Whether the key prescribes digest and signature algorithm, as those of GOST do: nobody can swap them then, and
     * nothing has to protect them (RFC 6211).
     *
     * @return false unless a suite says otherwise
     */
    default boolean isPrescribedByKey() {
        return false;
    }
}
