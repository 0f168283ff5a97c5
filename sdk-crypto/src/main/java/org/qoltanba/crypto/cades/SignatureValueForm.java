package org.qoltanba.crypto.cades;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.qoltanba.api.error.SigningFailedException;
import org.qoltanba.crypto.suite.SignatureSuite;

/**
 * How a key writes the two numbers r and s of a signature on an elliptic curve. In a CMS, ECDSA is a DER SEQUENCE of r
 * and s (RFC 5753), Russian GOST is s followed by r, both big-endian (RFC 4491, RFC 9215), Kazakh GOST is r followed by
 * s, both little-endian; devices and services write what they like. RSA has no choice.
 *
 * @since 0.1.0
 */
public enum SignatureValueForm {
    /** As it stands in a CMS of the key's algorithm. */
    CMS,
    /** r followed by s, both big-endian and of half the length: PKCS#11 and IEEE P1363. */
    R_S_BIG_ENDIAN,
    /** s followed by r, both big-endian and of half the length: what a CMS of Russian GOST holds. */
    S_R_BIG_ENDIAN,
    /** r followed by s, both little-endian and of half the length: what a CMS of Kazakh GOST holds. */
    R_S_LITTLE_ENDIAN;

    private static final String RUSSIAN = "1.2.643.";
    private static final String KAZAKH = "1.2.398.";

    /** The value as it stands in a CMS. */
    byte[] toCms(byte[] value, SignatureSuite suite) {
        String key = suite.id().key();
        if (this == CMS) {
            return value;
        }
        boolean ecdsa = key.equals(X9ObjectIdentifiers.id_ecPublicKey.getId());
        if (value.length == 0
                || value.length % 2 != 0
                || !(ecdsa || key.startsWith(RUSSIAN) || key.startsWith(KAZAKH))) {
            throw new SigningFailedException("A value of " + value.length + " bytes in the form " + this
                    + " is no signature by " + suite.displayName() + ". Check what form() of the remote key says.");
        }
        byte[] first = Arrays.copyOf(value, value.length / 2);
        byte[] second = Arrays.copyOfRange(value, value.length / 2, value.length);
        byte[] r = this == S_R_BIG_ENDIAN ? second : this == R_S_LITTLE_ENDIAN ? reversed(first) : first;
        byte[] s = this == S_R_BIG_ENDIAN ? first : this == R_S_LITTLE_ENDIAN ? reversed(second) : second;
        if (ecdsa) {
            return sequence(r, s);
        }
        return key.startsWith(RUSSIAN) ? joined(s, r) : joined(reversed(r), reversed(s));
    }

    private static byte[] sequence(byte[] r, byte[] s) {
        try {
            return new DERSequence(new ASN1Integer[] {
                        new ASN1Integer(new BigInteger(1, r)), new ASN1Integer(new BigInteger(1, s))
                    })
                    .getEncoded(ASN1Encoding.DER);
        } catch (IOException impossible) {
            throw new IllegalStateException("Writing to memory failed.", impossible);
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    private static byte[] reversed(byte[] octets) {
        byte[] reversed = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            reversed[i] = octets[octets.length - 1 - i];
        }
        return reversed;
    }
}
