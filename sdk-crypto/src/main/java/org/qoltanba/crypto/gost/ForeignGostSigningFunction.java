package org.qoltanba.crypto.gost;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import org.qoltanba.crypto.suite.ProvidedKey;
import org.qoltanba.crypto.suite.SigningFunction;

/**
 * Signs with the key's own provider, or whichever installed one takes the key: a token, or the software of another vendor. The
 * provider is asked for the algorithm by its object identifier, the one name all vendors share, and must return the
 * octets in the order of the standard; whoever loads the key finds out by a trial signature.
 */
final class ForeignGostSigningFunction implements SigningFunction {

    private final PrivateKey key;
    private final GostScheme scheme;

    ForeignGostSigningFunction(PrivateKey key, GostScheme scheme) {
        this.key = key;
        this.scheme = scheme;
    }

    @Override
    public byte[] sign(byte[] message) throws GeneralSecurityException {
        Signature signature = ProvidedKey.begin(scheme.signatureOid().getId(), key);
        signature.update(message);
        return signature.sign();
    }

    @Override
    public boolean isForeign() {
        return true;
    }
}
