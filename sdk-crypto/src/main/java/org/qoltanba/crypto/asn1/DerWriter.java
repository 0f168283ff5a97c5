package org.qoltanba.crypto.asn1;

/**
 * Puts encoded parts under new headers, in one array of the right size. What a signature shares with all others of its
 * signer is encoded by the ASN.1 library once; this class only joins the pieces, which is what makes signing small
 * documents fast.
 *
 * <p>Source: ITU-T X.690 sections 8.1.3, 10.1 (definite lengths in as few octets as possible). Not thread-safe.
 */
public final class DerWriter {

    private final byte[] buffer;
    private int position;

    /**
     * Begins to write.
     *
     * @param size the exact number of octets that will be written
     */
    public DerWriter(int size) {
        this.buffer = new byte[size];
    }

    /**
     * How many octets an element has.
     *
     * @param contents the number of octets of its contents
     * @return contents and header; the tag has one octet
     * @throws ArithmeticException if it is more than an array can hold
     */
    public static int sizeOf(int contents) {
        return Math.addExact(contents, 1 + lengthOctets(contents));
    }

    /**
     * Puts encoded parts under one header.
     *
     * @param tag the identifier octet
     * @param parts the contents, one after the other
     * @return the element
     * @throws ArithmeticException if it is more than an array can hold
     */
    public static byte[] wrap(int tag, byte[]... parts) {
        int contents = 0;
        for (byte[] part : parts) {
            contents = Math.addExact(contents, part.length);
        }
        DerWriter writer = new DerWriter(sizeOf(contents)).header(tag, contents);
        for (byte[] part : parts) {
            writer.octets(part);
        }
        return writer.toArray();
    }

    private static int lengthOctets(int length) {
        if (length < 0x80) {
            return 1;
        }
        return 1 + (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
    }

    /**
     * Writes tag and length of an element whose contents follow.
     *
     * @param tag the identifier octet
     * @param contents the number of octets of its contents
     * @return this
     */
    public DerWriter header(int tag, int contents) {
        buffer[position++] = (byte) tag;
        int octets = lengthOctets(contents);
        if (octets == 1) {
            buffer[position++] = (byte) contents;
        } else {
            buffer[position++] = (byte) (0x80 | (octets - 1));
            for (int shift = (octets - 2) * 8; shift >= 0; shift -= 8) {
                buffer[position++] = (byte) (contents >>> shift);
            }
        }
        return this;
    }

    /**
     * Writes octets that are encoded already.
     *
     * @param octets the octets
     * @return this
     */
    public DerWriter octets(byte[] octets) {
        System.arraycopy(octets, 0, buffer, position, octets.length);
        position += octets.length;
        return this;
    }

    /**
     * Where the next octet will stand.
     *
     * @return the number of octets written so far
     */
    public int position() {
        return position;
    }

    /**
     * Ends.
     *
     * @return the array itself
     * @throws IllegalStateException if fewer octets were written than announced
     */
    public byte[] toArray() {
        if (position != buffer.length) {
            throw new IllegalStateException(
                    "Of " + buffer.length + " octets only " + position + " were written. This is a defect of the SDK.");
        }
        return buffer;
    }
}
