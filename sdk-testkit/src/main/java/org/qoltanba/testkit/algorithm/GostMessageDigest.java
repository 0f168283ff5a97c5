package org.qoltanba.testkit.algorithm;

import java.security.MessageDigest;
import org.bouncycastle.crypto.Digest;

/** A digest of Bouncy Castle under the interface of the Java platform. */
final class GostMessageDigest extends MessageDigest {

    private final Digest digest;

    GostMessageDigest(Digest digest) {
        super(digest.getAlgorithmName());
        this.digest = digest;
    }

    @Override
    protected int engineGetDigestLength() {
        return digest.getDigestSize();
    }

    @Override
    protected void engineUpdate(byte octet) {
        digest.update(octet);
    }

    @Override
    protected void engineUpdate(byte[] octets, int offset, int length) {
        digest.update(octets, offset, length);
    }

    @Override
    protected byte[] engineDigest() {
        byte[] value = new byte[digest.getDigestSize()];
        digest.doFinal(value, 0);
        return value;
    }

    @Override
    protected void engineReset() {
        digest.reset();
    }
}
