package org.qoltanba.crypto.suite;

import java.security.GeneralSecurityException;
import java.util.Optional;

/** A private key, ready to sign with one suite. Implementations are immutable and safe to share between threads. */
public interface SigningFunction {

    /**
     * Signs.
     *
     * @param message what to sign; the suite computes the digest
     * @return the signature value as it stands in a SignerInfo
     * @throws GeneralSecurityException if the key or its provider refuses
     */
    byte[] sign(byte[] message) throws GeneralSecurityException;

    /**
     * Whether a public key belongs to this private key, told by their numbers.
     *
     * @param publicKey a key of the same suite
     * @return the answer; empty if the numbers are not at hand
     */
    default Optional<Boolean> isOf(VerificationKey publicKey) {
        return Optional.empty();
    }

    /**
     * Whether the arithmetic may be done elsewhere, on a token or by an unknown security provider, so that its results
     * need checking.
     *
     * @return false only if the key's numbers are at hand
     */
    boolean isForeign();
}
