package org.qoltanba.crypto.asn1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;

/**
 * One element of a BER encoding where it stands: nothing is decoded or encoded anew, so that what somebody signed or
 * digested can be found again octet by octet.
 *
 * <p>Source: ITU-T X.690 section 8.1. Immutable as long as nobody changes the array it looks into; safe to share
 * between threads.
 */
public final class BerElement {

    /** Tag of an INTEGER. */
    public static final int INTEGER = 0x02;

    /** Tag of an OCTET STRING; one in segments also has {@link #CONSTRUCTED}. */
    public static final int OCTET_STRING = 0x04;

    /** Tag of an OBJECT IDENTIFIER. */
    public static final int OBJECT_IDENTIFIER = 0x06;

    /** Tag of a SEQUENCE or SEQUENCE OF. */
    public static final int SEQUENCE = 0x30;

    /** Tag of a SET or SET OF. */
    public static final int SET = 0x31;

    /** Tag of a constructed element under context tag [0]. */
    public static final int CONTEXT_0 = 0xA0;

    /** Tag of a constructed element under context tag [1]. */
    public static final int CONTEXT_1 = 0xA1;

    /** The bit that tells constructed from primitive elements. */
    public static final int CONSTRUCTED = 0x20;

    private static final int INDEFINITE = -1;

    private final byte[] data;
    private final int start;
    private final int contents;
    private final int contentsEnd;
    private final int end;

    private BerElement(byte[] data, int start) {
        this.data = data;
        this.start = start;
        this.contents = contentsOf(data, start);
        int length = lengthAt(data, start, contents);
        if (length == INDEFINITE) {
            this.end = endOfIndefinite(data, contents);
            this.contentsEnd = end - 2;
        } else {
            this.end = contents + length;
            this.contentsEnd = end;
        }
    }

    /**
     * Looks at an encoding.
     *
     * @param data exactly one element; not copied
     * @param bounds what is allowed
     * @return the element
     * @throws MalformedAsn1Exception if it is no BER encoding, exceeds the bounds, or is followed by something
     */
    public static BerElement single(byte[] data, Asn1Bounds bounds) throws MalformedAsn1Exception {
        Asn1Scanner.requireSingle(data, bounds);
        return new BerElement(data, 0);
    }

    // The scanner has been over all headers: none of the following runs out of the array

    private static int contentsOf(byte[] data, int start) {
        int position = afterTag(data, start);
        int first = data[position] & 0xff;
        return position + 1 + (first > 0x80 ? first & 0x7f : 0);
    }

    private static int afterTag(byte[] data, int start) {
        int position = start + 1;
        if ((data[start] & 0x1f) == 0x1f) {
            while ((data[position++] & 0x80) != 0) {
                // The tag number goes on
            }
        }
        return position;
    }

    private static int lengthAt(byte[] data, int start, int contents) {
        int position = afterTag(data, start);
        int first = data[position] & 0xff;
        if (first == 0x80) {
            return INDEFINITE;
        }
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = position + 1; i < contents; i++) {
            length = (length << 8) | (data[i] & 0xff);
        }
        return length;
    }

    private static int endOfIndefinite(byte[] data, int contents) {
        int position = contents;
        int open = 1;
        while (open > 0) {
            if (data[position] == 0) {
                position += 2;
                open--;
            } else {
                int inner = contentsOf(data, position);
                int length = lengthAt(data, position, inner);
                open += length == INDEFINITE ? 1 : 0;
                position = length == INDEFINITE ? inner : inner + length;
            }
        }
        return position;
    }

    /**
     * The identifier octet; for tag numbers above 30 the first of them.
     *
     * @return 0 to 255
     */
    public int tag() {
        return data[start] & 0xff;
    }

    /**
     * Whether the identifier octet is this one.
     *
     * @param tag the identifier octet
     * @return true if so
     */
    public boolean is(int tag) {
        return tag() == tag;
    }

    /**
     * The elements inside.
     *
     * @return an unmodifiable list in the order of the encoding
     * @throws MalformedAsn1Exception if this is a primitive element
     */
    public List<BerElement> children() throws MalformedAsn1Exception {
        if ((tag() & CONSTRUCTED) == 0) {
            throw new MalformedAsn1Exception("A primitive element stands where a constructed one was expected.");
        }
        List<BerElement> children = new ArrayList<>();
        for (int position = contents; position < contentsEnd; ) {
            BerElement child = new BerElement(data, position);
            children.add(child);
            position = child.end;
        }
        return List.copyOf(children);
    }

    /**
     * How many octets the element has with its header.
     *
     * @return at least two
     */
    public int size() {
        return end - start;
    }

    /**
     * The element with its header.
     *
     * @return a copy of the octets as they came
     */
    public byte[] encoded() {
        return Arrays.copyOfRange(data, start, end);
    }

    /**
     * The octets between header and end.
     *
     * @return a copy of the octets as they came
     */
    public byte[] contents() {
        return Arrays.copyOfRange(data, contents, contentsEnd);
    }

    /**
     * The value of an OCTET STRING, or of one under another tag: its segments joined.
     *
     * @return the octets
     * @throws MalformedAsn1Exception if the segments are no octet strings
     */
    public byte[] octets() throws MalformedAsn1Exception {
        if ((tag() & CONSTRUCTED) == 0) {
            return contents();
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream(contentsEnd - contents);
        joinTo(joined);
        return joined.toByteArray();
    }

    private void joinTo(ByteArrayOutputStream joined) throws MalformedAsn1Exception {
        for (BerElement segment : children()) {
            if (segment.is(OCTET_STRING)) {
                joined.write(data, segment.contents, segment.contentsEnd - segment.contents);
            } else if (segment.is(OCTET_STRING | CONSTRUCTED)) {
                segment.joinTo(joined);
            } else {
                throw new MalformedAsn1Exception("A segment of an OCTET STRING is not one.");
            }
        }
    }

    /**
     * The element as DER demands it.
     *
     * @return definite lengths, sets sorted
     * @throws MalformedAsn1Exception if it cannot be parsed
     */
    public byte[] der() throws MalformedAsn1Exception {
        return Asn1Reader.read(
                "an ASN.1 structure",
                () -> ASN1Primitive.fromByteArray(encoded()).getEncoded(ASN1Encoding.DER));
    }

    /**
     * Feeds the element with its header to a digest.
     *
     * @param digest what takes the octets as they came
     */
    public void update(MessageDigest digest) {
        digest.update(data, start, size());
    }

    /**
     * Writes the element with its header.
     *
     * @param out what takes the octets as they came
     * @throws IOException if it does not
     */
    public void writeTo(OutputStream out) throws IOException {
        out.write(data, start, size());
    }

    @Override
    public String toString() {
        return "BerElement[tag " + Integer.toHexString(tag()) + ", " + size() + " bytes]";
    }
}
