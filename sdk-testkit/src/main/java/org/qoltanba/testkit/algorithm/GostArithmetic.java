package org.qoltanba.testkit.algorithm;

import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.ECGOST3410Signer;
import org.bouncycastle.util.Arrays;
import org.bouncycastle.util.BigIntegers;

/** Signs and verifies messages, with the two numbers in the order of the country. */
final class GostArithmetic {

    private GostArithmetic() {}

    static byte[] digest(GostAlgorithm algorithm, byte[] message) {
        Digest digest = algorithm.newDigest();
        digest.update(message, 0, message.length);
        byte[] value = new byte[digest.getDigestSize()];
        digest.doFinal(value, 0);
        return value;
    }

    static byte[] sign(GostPrivateKey key, byte[] message) {
        return signDigest(key, digest(key.algorithm(), message));
    }

    static byte[] signDigest(GostPrivateKey key, byte[] digest) {
        GostAlgorithm algorithm = key.algorithm();
        ECGOST3410Signer signer = new ECGOST3410Signer();
        signer.init(true, new ParametersWithRandom(new ECPrivateKeyParameters(key.getS(), algorithm.curve())));
        BigInteger[] numbers = signer.generateSignature(digest);
        byte[] russian = Arrays.concatenate(
                BigIntegers.asUnsignedByteArray(algorithm.octets(), numbers[1]),
                BigIntegers.asUnsignedByteArray(algorithm.octets(), numbers[0]));
        return algorithm.isKazakh() ? Arrays.reverse(russian) : russian;
    }

    /** Which algorithm a key is for; empty if it is not GOST. */
    static Optional<GostAlgorithm> algorithm(SubjectPublicKeyInfo key) {
        return GostAlgorithm.ofKey(key.getAlgorithm().getAlgorithm().getId());
    }

    /** Whether the key made the signature; keys on another curve than this world's make none here. */
    static boolean verify(SubjectPublicKeyInfo key, GostAlgorithm algorithm, byte[] message, byte[] value) {
        int octets = algorithm.octets();
        byte[] point =
                ASN1OctetString.getInstance(key.getPublicKeyData().getOctets()).getOctets();
        String parameterSet = ASN1Sequence.getInstance(key.getAlgorithm().getParameters())
                .getObjectAt(0)
                .toString();
        if (value.length != 2 * octets
                || point.length != 2 * octets
                || !parameterSet.equals(algorithm.parameterSet())) {
            return false;
        }
        ECDomainParameters curve = algorithm.curve();
        byte[] reversed = Arrays.reverse(point);
        ECGOST3410Signer verifier = new ECGOST3410Signer();
        verifier.init(
                false,
                new ECPublicKeyParameters(
                        curve.getCurve()
                                .validatePoint(
                                        new BigInteger(1, reversed, octets, octets),
                                        new BigInteger(1, reversed, 0, octets)),
                        curve));
        byte[] russian = algorithm.isKazakh() ? Arrays.reverse(value) : value;
        return verifier.verifySignature(
                digest(algorithm, message),
                new BigInteger(1, russian, octets, octets),
                new BigInteger(1, russian, 0, octets));
    }
}
