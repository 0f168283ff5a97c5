package org.qoltanba.crypto.suite;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;

/**
 * A private key that only its own provider can use: on a token, or in the key store of an operating system. The provider
 * need not be registered in the JVM, where signatures are usually looked for.
 */
public final class ProvidedKey implements PrivateKey {

    private static final long serialVersionUID = 1L;

    private final transient PrivateKey key;
    private final transient Provider provider;

    /**
     * Remembers where a key lives.
     *
     * @param key the key
     * @param provider its provider
     */
    public ProvidedKey(PrivateKey key, Provider provider) {
        this.key = key;
        this.provider = provider;
    }

    /**
     * Begins a signature, at the key's own provider if it has the algorithm, otherwise wherever the JVM finds it.
     *
     * @param algorithm the name of the signature algorithm
     * @param key any private key
     * @return the signature, ready for what is to be signed
     * @throws GeneralSecurityException if no provider takes algorithm and key
     */
    public static Signature begin(String algorithm, PrivateKey key) throws GeneralSecurityException {
        if (!(key instanceof ProvidedKey provided)) {
            return begin(Signature.getInstance(algorithm), key);
        }
        Signature signature = provided.provider.getService("Signature", algorithm) == null
                ? Signature.getInstance(algorithm)
                : Signature.getInstance(algorithm, provided.provider);
        return begin(signature, provided.key);
    }

    private static Signature begin(Signature signature, PrivateKey key) throws GeneralSecurityException {
        signature.initSign(key);
        return signature;
    }

    @Override
    public String getAlgorithm() {
        return key.getAlgorithm();
    }

    @Override
    @SuppressWarnings("NullAway") // The JDK's contract: null says that the key has no encoding
    public String getFormat() {
        return null;
    }

    @Override
    @SuppressWarnings("NullAway") // As above
    public byte[] getEncoded() {
        return null;
    }

    private void writeObject(ObjectOutputStream stream) throws NotSerializableException {
        throw new NotSerializableException("Private keys are not serialized.");
    }

    @Override
    public String toString() {
        return "ProvidedKey[" + provider.getName() + "]";
    }
}
