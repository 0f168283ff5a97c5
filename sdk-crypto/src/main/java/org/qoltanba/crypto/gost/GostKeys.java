package org.qoltanba.crypto.gost;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.qoltanba.crypto.asn1.Asn1Reader;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.suite.AlgorithmNames;
import org.qoltanba.crypto.suite.AlgorithmRefusedException;
import org.qoltanba.crypto.suite.AlgorithmRefusedException.Reason;

/** How the keys of one standard are encoded (RFC 4491 section 2.3, RFC 9215 section 4; Kazakh keys likewise). */
final class GostKeys {

    private static final int OCTET_STRING = 0x04;

    private final GostScheme scheme;

    GostKeys(GostScheme scheme) {
        this.scheme = scheme;
    }

    /**
     * The curve that the parameters of a key name.
     *
     * @throws AlgorithmRefusedException if they are missing, unknown, or name another digest than the key's
     */
    GostCurve curve(AlgorithmIdentifier algorithm) throws AlgorithmRefusedException {
        List<String> names = parameters(algorithm);
        if (names.size() > 1 && !names.get(1).equals(scheme.digestParameterSet())) {
            throw new AlgorithmRefusedException(
                    Reason.CONTRADICTION,
                    "The public key of "
                            + AlgorithmNames.describe(scheme.keyOid().getId()) + " names the digest "
                            + AlgorithmNames.describe(names.get(1)) + ", which is not the one it signs with.");
        }
        GostCurve curve = scheme.parameterSets().get(names.get(0));
        if (curve == null) {
            throw new AlgorithmRefusedException(
                    Reason.UNSUPPORTED,
                    "The parameter set " + AlgorithmNames.describe(names.get(0)) + " of a public key of "
                            + AlgorithmNames.describe(scheme.keyOid().getId())
                            + " is not supported.");
        }
        return curve;
    }

    /** SEQUENCE of the names of curve, digest, and with GOST R 34.10-2001 also of a cipher that signs nothing. */
    private List<String> parameters(AlgorithmIdentifier algorithm) throws AlgorithmRefusedException {
        if (!algorithm.getAlgorithm().equals(scheme.keyOid())) {
            throw new AlgorithmRefusedException(
                    Reason.CONTRADICTION,
                    "The key is of type "
                            + AlgorithmNames.describe(algorithm.getAlgorithm().getId()) + ", not of "
                            + AlgorithmNames.describe(scheme.keyOid().getId()) + ".");
        }
        try {
            return Asn1Reader.read("parameters of a GOST key", () -> {
                List<String> names = new ArrayList<>();
                for (ASN1Encodable name : ASN1Sequence.getInstance(algorithm.getParameters())) {
                    names.add(((ASN1ObjectIdentifier) name).getId());
                }
                return names.isEmpty() || names.size() > 3 ? null : names;
            });
        } catch (MalformedAsn1Exception malformed) {
            throw new AlgorithmRefusedException(
                    Reason.CONTRADICTION,
                    "The public key of "
                            + AlgorithmNames.describe(scheme.keyOid().getId()) + " does not name its parameter set.",
                    malformed);
        }
    }

    /** The two coordinates, little-endian, in an OCTET STRING inside the BIT STRING. */
    ECPublicKeyParameters publicKey(SubjectPublicKeyInfo key) throws AlgorithmRefusedException {
        GostCurve curve = curve(key.getAlgorithm());
        int length = curve.octets();
        byte[] point;
        try {
            point = Asn1Reader.read("a public key", () -> {
                byte[] encoded = key.getPublicKeyData().getOctets();
                boolean primitive = encoded.length > 0 && encoded[0] == OCTET_STRING;
                return primitive
                        ? ASN1OctetString.getInstance(ASN1Primitive.fromByteArray(encoded))
                                .getOctets()
                        : null;
            });
        } catch (MalformedAsn1Exception malformed) {
            throw new AlgorithmRefusedException(Reason.CONTRADICTION, "The public key is malformed.", malformed);
        }
        if (point.length != 2 * length) {
            throw new AlgorithmRefusedException(
                    Reason.CONTRADICTION,
                    "The public key has " + point.length + " octets; its curve demands " + 2 * length + ".");
        }
        return curve.publicKey(
                OctetOrder.littleEndian(point, 0, length), OctetOrder.littleEndian(point, length, length));
    }

    /**
     * The private number, in whichever of its encodings: INTEGER, OCTET STRING little-endian, or the octets themselves
     * without a header (RFC 9215 section 4.2). Octets may by chance look like an encoding, so the number that gives the
     * public key is taken.
     *
     * @throws AlgorithmRefusedException if no reading gives a private number of the curve
     */
    GostPrivateKey privateKey(PrivateKeyInfo key, SubjectPublicKeyInfo publicKey) throws AlgorithmRefusedException {
        GostCurve curve = curve(key.getPrivateKeyAlgorithm());
        ECPublicKeyParameters belonging = publicKey(publicKey);
        GostPrivateKey last = null;
        for (BigInteger number : readings(key.getPrivateKey().getOctets(), curve.octets())) {
            if (number.signum() > 0 && number.compareTo(curve.parameters().getN()) < 0) {
                last = new GostPrivateKey(new ECPrivateKeyParameters(number, curve.parameters()));
                if (gives(last.number(), belonging)) {
                    return last;
                }
            }
        }
        if (last == null) {
            // What was found instead is nobody's business
            throw new AlgorithmRefusedException(
                    Reason.CONTRADICTION,
                    "The private key is malformed, or not a key of "
                            + AlgorithmNames.describe(scheme.keyOid().getId()) + ".");
        }
        return last;
    }

    private static List<BigInteger> readings(byte[] encoded, int length) {
        List<BigInteger> numbers = new ArrayList<>();
        try {
            ASN1Primitive structure = ASN1Primitive.fromByteArray(encoded);
            if (structure instanceof ASN1Integer integer) {
                numbers.add(integer.getValue());
            } else if (structure instanceof ASN1OctetString string && string.getOctetsLength() == length) {
                byte[] octets = string.getOctets();
                numbers.add(OctetOrder.littleEndian(octets, 0, length));
                Arrays.fill(octets, (byte) 0);
            }
        } catch (IOException | RuntimeException noStructure) {
            // Then the octets are the number
        }
        if (encoded.length == length) {
            numbers.add(OctetOrder.littleEndian(encoded, 0, length));
        }
        return numbers;
    }

    /** Whether d·G = Q, which tells more than any trial signature. */
    static boolean gives(ECPrivateKeyParameters privateKey, ECPublicKeyParameters publicKey) {
        ECPoint point = new FixedPointCombMultiplier()
                .multiply(privateKey.getParameters().getG(), privateKey.getD());
        return privateKey.getParameters().equals(publicKey.getParameters())
                && point.normalize().equals(publicKey.getQ());
    }
}
