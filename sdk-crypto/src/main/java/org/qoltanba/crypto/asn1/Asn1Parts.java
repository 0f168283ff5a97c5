package org.qoltanba.crypto.asn1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The elements inside a constructed element as the octets they came as: what is signed, hashed or handed on must not be
 * encoded anew.
 *
 * <p>Source: ITU-T X.690 section 8.1.
 */
public final class Asn1Parts {

    private static final int CONSTRUCTED = 0x20;
    private static final int MOST = 16;

    private Asn1Parts() {}

    /**
     * Takes an element apart.
     *
     * @param element one constructed element with a tag of one octet and at most 16 parts, in BER or DER, nothing after
     *     it
     * @param bounds what is allowed
     * @return the encodings of the elements directly inside, in their order
     * @throws MalformedAsn1Exception if it is not one such element, or exceeds the bounds
     */
    public static List<byte[]> of(byte[] element, Asn1Bounds bounds) throws MalformedAsn1Exception {
        Asn1Scanner.requireSingle(element, bounds);
        if ((element[0] & CONSTRUCTED) == 0 || (element[0] & 0x1f) == 0x1f) {
            throw new MalformedAsn1Exception("It is not a constructed element.");
        }
        int first = element[1] & 0xff;
        boolean indefinite = first == 0x80;
        int position = first > 0x80 ? 2 + (first & 0x7f) : 2;
        int end = indefinite ? element.length - 2 : element.length;
        List<byte[]> parts = new ArrayList<>();
        while (position < end) {
            if (parts.size() == MOST) {
                throw new MalformedAsn1Exception("It has more than " + MOST + " parts.");
            }
            byte[] rest = Arrays.copyOfRange(element, position, end);
            int length = Asn1Scanner.lengthOfFirst(rest, bounds);
            parts.add(Arrays.copyOf(rest, length));
            position += length;
        }
        return parts;
    }
}
