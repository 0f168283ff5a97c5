package org.qoltanba.crypto.gost;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.security.PrivateKey;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;

/** A private number and its curve. It leaves this package in no form: neither encoded, nor serialized, nor as text. */
final class GostPrivateKey implements PrivateKey {

    private static final long serialVersionUID = 1L;

    private final transient ECPrivateKeyParameters number;

    GostPrivateKey(ECPrivateKeyParameters number) {
        this.number = number;
    }

    ECPrivateKeyParameters number() {
        return number;
    }

    @Override
    public String getAlgorithm() {
        return "ECGOST3410";
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
        return "GostPrivateKey[***]";
    }
}
