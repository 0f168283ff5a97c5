package org.qoltanba.testkit.algorithm;

import java.security.PublicKey;

/** A public key that is nothing but its encoding. */
final class GostPublicKey implements PublicKey {

    private static final long serialVersionUID = 1L;

    private final byte[] encoded;

    GostPublicKey(byte[] encoded) {
        this.encoded = encoded;
    }

    @Override
    public String getAlgorithm() {
        return "ECGOST3410";
    }

    @Override
    public String getFormat() {
        return "X.509";
    }

    @Override
    public byte[] getEncoded() {
        return encoded.clone();
    }
}
