package org.qoltanba.crypto.suite;

import java.util.Optional;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * A public key, decoded and checked, ready to verify with one suite. Implementations are immutable and safe to share
 * between threads.
 */
public interface VerificationKey {

    /**
     * Why the key is too weak to rely on.
     *
     * @return the reason for people; empty if the key is strong enough
     */
    Optional<String> weakness();

    /**
     * Verifies.
     *
     * @param algorithm the signature's algorithm as found; its parameters are checked first
     * @param message what was signed; the suite computes the digest
     * @param value the signature value as found
     * @return true only if it is a signature of the message by the key; malformed values are false
     * @throws AlgorithmRefusedException if the parameters are refused
     */
    boolean verify(AlgorithmIdentifier algorithm, byte[] message, byte[] value) throws AlgorithmRefusedException;

    /**
     * Begins to verify a message that comes in pieces.
     *
     * @param algorithm the signature's algorithm as found; its parameters are checked first
     * @return a verification of one message, in constant memory
     * @throws AlgorithmRefusedException if the parameters are refused
     */
    Verification begin(AlgorithmIdentifier algorithm) throws AlgorithmRefusedException;
}
