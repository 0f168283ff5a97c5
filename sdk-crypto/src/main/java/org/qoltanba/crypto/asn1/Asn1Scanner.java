package org.qoltanba.crypto.asn1;

/**
 * Walks over a BER encoding without building anything, so that nesting, lengths and the number of elements are known to
 * be harmless before a recursive parser sees them.
 *
 * <p>Source: ITU-T X.690 section 8.1.
 */
public final class Asn1Scanner {

    private static final int CONSTRUCTED = 0x20;
    private static final int OBJECT_IDENTIFIER = 0x06;
    private static final int LONGEST_OBJECT_IDENTIFIER = 128;
    private static final int INDEFINITE = -1;

    private final byte[] data;
    private final Asn1Bounds bounds;
    private int position;
    private int elements;

    private Asn1Scanner(byte[] data, Asn1Bounds bounds) {
        this.data = data;
        this.bounds = bounds;
    }

    /**
     * Finds where the first element ends.
     *
     * @param data the encoding, possibly with octets after it
     * @param bounds what is allowed
     * @return the number of octets of the first element
     * @throws MalformedAsn1Exception if it is no BER encoding or exceeds the bounds
     */
    public static int lengthOfFirst(byte[] data, Asn1Bounds bounds) throws MalformedAsn1Exception {
        if (data.length > bounds.octets()) {
            throw new MalformedAsn1Exception(
                    "It has " + data.length + " bytes; at most " + bounds.octets() + " are read.");
        }
        return new Asn1Scanner(data, bounds).scan();
    }

    /**
     * Checks an encoding that must end where the data ends.
     *
     * @param data the encoding
     * @param bounds what is allowed
     * @throws MalformedAsn1Exception if it is no BER encoding, exceeds the bounds, or is followed by something
     */
    public static void requireSingle(byte[] data, Asn1Bounds bounds) throws MalformedAsn1Exception {
        int length = lengthOfFirst(data, bounds);
        if (length != data.length) {
            throw new MalformedAsn1Exception((data.length - length) + " bytes follow the end of the structure.");
        }
    }

    private int scan() throws MalformedAsn1Exception {
        // Where each open constructed element ends; INDEFINITE until its end-of-contents octets are met
        int[] ends = new int[bounds.depth()];
        int open = 0;
        do {
            if (open > 0 && ends[open - 1] == INDEFINITE && atEndOfContents()) {
                position += 2;
                open--;
            } else {
                int limit = innermostEnd(ends, open);
                int identifier = readIdentifier(limit);
                int end = readEnd(identifier, limit);
                if ((identifier & CONSTRUCTED) == 0) {
                    position = end;
                } else if (open == ends.length) {
                    throw new MalformedAsn1Exception("It is nested deeper than " + bounds.depth() + " levels.");
                } else {
                    ends[open++] = end;
                }
            }
            while (open > 0 && ends[open - 1] == position) {
                open--;
            }
        } while (open > 0);
        return position;
    }

    private boolean atEndOfContents() {
        return position + 1 < data.length && data[position] == 0 && data[position + 1] == 0;
    }

    private int innermostEnd(int[] ends, int open) {
        for (int i = open - 1; i >= 0; i--) {
            if (ends[i] != INDEFINITE) {
                return ends[i];
            }
        }
        return data.length;
    }

    private int readIdentifier(int limit) throws MalformedAsn1Exception {
        if (++elements > bounds.elements()) {
            throw new MalformedAsn1Exception(
                    ("It has more than " + bounds.elements() + " elements. " + bounds.remedy()).strip());
        }
        int identifier = next(limit);
        if (identifier == 0) {
            throw new MalformedAsn1Exception("End-of-contents octets stand where an element was expected.");
        }
        if ((identifier & 0x1f) == 0x1f) {
            int octets = 0;
            int octet;
            do {
                octet = next(limit);
                if (++octets > 4) {
                    throw new MalformedAsn1Exception("A tag number is too large.");
                }
            } while ((octet & 0x80) != 0);
        }
        return identifier;
    }

    private int readEnd(int identifier, int limit) throws MalformedAsn1Exception {
        int first = next(limit);
        if (first == 0x80) {
            if ((identifier & CONSTRUCTED) == 0) {
                throw new MalformedAsn1Exception("A primitive element has an indefinite length.");
            }
            return INDEFINITE;
        }
        long length = first;
        if (first > 0x80) {
            int octets = first & 0x7f;
            length = 0;
            for (int i = 0; i < octets; i++) {
                length = (length << 8) | next(limit);
                if (length > data.length) {
                    throw new MalformedAsn1Exception("An element is declared longer than what contains it.");
                }
            }
        }
        if (length > limit - position) {
            throw new MalformedAsn1Exception("An element is declared longer than what contains it.");
        }
        if (identifier == OBJECT_IDENTIFIER && length > LONGEST_OBJECT_IDENTIFIER) {
            throw new MalformedAsn1Exception("An object identifier has " + length + " bytes.");
        }
        return position + (int) length;
    }

    private int next(int limit) throws MalformedAsn1Exception {
        if (position >= limit) {
            throw new MalformedAsn1Exception("It ends in the middle of an element.");
        }
        return data[position++] & 0xff;
    }
}
