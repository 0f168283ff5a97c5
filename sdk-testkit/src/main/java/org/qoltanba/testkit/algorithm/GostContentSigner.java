package org.qoltanba.testkit.algorithm;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;

/** Signs what is written to it. */
final class GostContentSigner implements ContentSigner {

    private final GostPrivateKey key;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    GostContentSigner(GostPrivateKey key) {
        this.key = key;
    }

    GostAlgorithm algorithm() {
        return key.algorithm();
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
        return key.algorithm().signatureAlgorithm();
    }

    @Override
    public OutputStream getOutputStream() {
        return content;
    }

    @Override
    public byte[] getSignature() {
        return GostArithmetic.sign(key, content.toByteArray());
    }
}
