package org.qoltanba.crypto.xml;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.util.BigIntegers;

/**
 * Signature values on their way from and to XML: ECDSA has its two numbers one after the other there (XMLDSig 1.1 section
 * 6.4.3) and in a sequence everywhere else.
 */
final class SignatureValues {

    private static final byte UNCOMPRESSED = 4;

    private SignatureValues() {}

    static byte[] fromXml(byte[] value, String signatureAlgorithm) {
        if (!isEcdsa(signatureAlgorithm)) {
            return value;
        }
        int half = value.length / 2;
        return encoded(new DERSequence(new ASN1Encodable[] {
            new ASN1Integer(new BigInteger(1, Arrays.copyOf(value, half))),
            new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(value, half, value.length)))
        }));
    }

    /** The other way round. */
    static byte[] toXml(byte[] value, String signatureAlgorithm, SubjectPublicKeyInfo key) {
        if (!isEcdsa(signatureAlgorithm)) {
            return value;
        }
        int size = coordinateSize(key.getPublicKeyData().getOctets());
        ASN1Sequence numbers = ASN1Sequence.getInstance(value);
        byte[] plain = Arrays.copyOf(number(numbers, 0, size), 2 * size);
        System.arraycopy(number(numbers, 1, size), 0, plain, size, size);
        return plain;
    }

    /** That of the numbers as well, on the curves of NIST. */
    private static int coordinateSize(byte[] point) {
        return point[0] == UNCOMPRESSED ? (point.length - 1) / 2 : point.length - 1;
    }

    private static boolean isEcdsa(String signatureAlgorithm) {
        return signatureAlgorithm.startsWith(X9ObjectIdentifiers.id_ecSigType.getId() + ".");
    }

    private static byte[] number(ASN1Sequence numbers, int index, int size) {
        return BigIntegers.asUnsignedByteArray(
                size, ASN1Integer.getInstance(numbers.getObjectAt(index)).getValue());
    }

    private static byte[] encoded(DERSequence sequence) {
        try {
            return sequence.getEncoded();
        } catch (IOException impossible) {
            throw new IllegalStateException("Writing to memory failed.", impossible);
        }
    }
}
