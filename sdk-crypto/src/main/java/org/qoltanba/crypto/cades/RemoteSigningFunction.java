package org.qoltanba.crypto.cades;

import java.security.GeneralSecurityException;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.crypto.suite.SignatureSuite;
import org.qoltanba.crypto.suite.SigningFunction;

/**
 * Signs with a key that is somewhere else.
 *
 * @param key the key
 * @param suite its algorithms
 */
record RemoteSigningFunction(RemoteKey key, SignatureSuite suite) implements SigningFunction {

    @Override
    public byte[] sign(byte[] message) throws GeneralSecurityException {
        Digest digest = new Digest(
                DigestAlgorithm.ofOid(suite.id().digest()),
                Bytes.of(suite.newDigest().digest(message)));
        return key.form().toCms(key.sign(Bytes.of(message), digest).toArray(), suite);
    }

    @Override
    public boolean isForeign() {
        return true;
    }
}
