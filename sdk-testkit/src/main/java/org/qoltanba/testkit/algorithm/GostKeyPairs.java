package org.qoltanba.testkit.algorithm;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.Arrays;
import org.bouncycastle.util.BigIntegers;

/** Makes GOST keys in the encodings of their countries. */
public final class GostKeyPairs {

    private GostKeyPairs() {}

    /**
     * Makes a key.
     *
     * @param algorithm what for
     * @param random draws the private number
     * @return a private and a public key, which the Java platform carries but cannot compute with
     */
    public static KeyPair generate(GostAlgorithm algorithm, SecureRandom random) {
        ECDomainParameters curve = algorithm.curve();
        BigInteger number =
                BigIntegers.createRandomInRange(BigInteger.ONE, curve.getN().subtract(BigInteger.ONE), random);
        ECPoint point = curve.getG().multiply(number).normalize();
        try {
            return new KeyPair(
                    new GostPublicKey(publicKey(algorithm, point)),
                    new GostPrivateKey(algorithm, number, privateKey(algorithm, number)));
        } catch (IOException impossible) {
            throw new IllegalStateException("Writing to memory failed.", impossible);
        }
    }

    private static byte[] publicKey(GostAlgorithm algorithm, ECPoint point) throws IOException {
        byte[] octets = Arrays.concatenate(
                Arrays.reverse(point.getAffineXCoord().getEncoded()),
                Arrays.reverse(point.getAffineYCoord().getEncoded()));
        return new SubjectPublicKeyInfo(keyAlgorithm(algorithm), new DEROctetString(octets))
                .getEncoded(ASN1Encoding.DER);
    }

    /** Kazakh keys of 2004 are an INTEGER, all others octets in little-endian order (CAdES sheet section 13.1). */
    private static byte[] privateKey(GostAlgorithm algorithm, BigInteger number) throws IOException {
        ASN1Encodable encoding = algorithm == GostAlgorithm.KAZAKH_2004
                ? new ASN1Integer(number)
                : new DEROctetString(Arrays.reverse(BigIntegers.asUnsignedByteArray(algorithm.octets(), number)));
        return new PrivateKeyInfo(keyAlgorithm(algorithm), encoding).getEncoded(ASN1Encoding.DER);
    }

    private static AlgorithmIdentifier keyAlgorithm(GostAlgorithm algorithm) {
        ASN1EncodableVector sets = new ASN1EncodableVector();
        sets.add(new ASN1ObjectIdentifier(algorithm.parameterSet()));
        if (!algorithm.digestParameterSet().isEmpty()) {
            sets.add(new ASN1ObjectIdentifier(algorithm.digestParameterSet()));
        }
        return new AlgorithmIdentifier(new ASN1ObjectIdentifier(algorithm.keyOid()), new DERSequence(sets));
    }
}
