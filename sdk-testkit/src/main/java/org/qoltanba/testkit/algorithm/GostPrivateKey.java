package org.qoltanba.testkit.algorithm;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.math.BigInteger;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.EllipticCurve;
import org.bouncycastle.crypto.params.ECDomainParameters;

/** A private key with its number and its encoding, as key files have it. */
final class GostPrivateKey implements ECPrivateKey {

    private static final long serialVersionUID = 1L;

    private final GostAlgorithm algorithm;
    private final transient BigInteger number;
    private final transient byte[] encoded;

    GostPrivateKey(GostAlgorithm algorithm, BigInteger number, byte[] encoded) {
        this.algorithm = algorithm;
        this.number = number;
        this.encoded = encoded;
    }

    GostAlgorithm algorithm() {
        return algorithm;
    }

    @Override
    public BigInteger getS() {
        return number;
    }

    @Override
    public ECParameterSpec getParams() {
        ECDomainParameters curve = algorithm.curve();
        return new ECParameterSpec(
                new EllipticCurve(
                        new ECFieldFp(curve.getCurve().getField().getCharacteristic()),
                        curve.getCurve().getA().toBigInteger(),
                        curve.getCurve().getB().toBigInteger()),
                new ECPoint(
                        curve.getG().getAffineXCoord().toBigInteger(),
                        curve.getG().getAffineYCoord().toBigInteger()),
                curve.getN(),
                curve.getH().intValueExact());
    }

    @Override
    public String getAlgorithm() {
        return "ECGOST3410";
    }

    @Override
    public String getFormat() {
        return "PKCS#8";
    }

    @Override
    public byte[] getEncoded() {
        return encoded.clone();
    }

    private void writeObject(ObjectOutputStream stream) throws NotSerializableException {
        throw new NotSerializableException("Private keys are not serialized.");
    }

    @Override
    public String toString() {
        return "GostPrivateKey[" + algorithm + "]";
    }
}
