package org.qoltanba.crypto.jca;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.AlgorithmParameterSpec;
import org.jspecify.annotations.Nullable;
import org.qoltanba.crypto.suite.ProvidedKey;
import org.qoltanba.crypto.suite.SigningFunction;

/** Signs with the key's own provider, or whichever installed one takes the key. */
final class JcaSigningFunction implements SigningFunction {

    private final PrivateKey key;
    private final String algorithm;
    private final @Nullable AlgorithmParameterSpec parameters;

    JcaSigningFunction(PrivateKey key, String algorithm, @Nullable AlgorithmParameterSpec parameters) {
        this.key = key;
        this.algorithm = algorithm;
        this.parameters = parameters;
    }

    @Override
    public byte[] sign(byte[] message) throws GeneralSecurityException {
        Signature signature = ProvidedKey.begin(algorithm, key);
        if (parameters != null) {
            signature.setParameter(parameters);
        }
        signature.update(message);
        return signature.sign();
    }

    /** Computing with the primes of an RSA key, providers verify each result themselves, lest a fault reveal the key. */
    @Override
    public boolean isForeign() {
        return !(key instanceof RSAPrivateCrtKey);
    }
}
