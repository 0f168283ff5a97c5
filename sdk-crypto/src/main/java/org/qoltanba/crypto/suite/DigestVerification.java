package org.qoltanba.crypto.suite;

import java.security.MessageDigest;
import java.util.function.BiPredicate;

/** A verification that needs nothing of the message but its digest. */
public final class DigestVerification implements Verification {

    private final MessageDigest digest;
    private final BiPredicate<byte[], byte[]> verifier;

    /**
     * Begins a verification.
     *
     * @param digest an empty computation
     * @param verifier tells, given digest and signature value, whether they belong together
     */
    public DigestVerification(MessageDigest digest, BiPredicate<byte[], byte[]> verifier) {
        this.digest = digest;
        this.verifier = verifier;
    }

    @Override
    public void update(byte[] octets, int offset, int length) {
        digest.update(octets, offset, length);
    }

    @Override
    public boolean verify(byte[] value) {
        return verifier.test(digest.digest(), value);
    }
}
