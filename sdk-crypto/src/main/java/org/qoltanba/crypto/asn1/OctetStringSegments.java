package org.qoltanba.crypto.asn1;

import java.io.IOException;
import org.qoltanba.crypto.asn1.BerStreamReader.Header;

/**
 * The segments of an OCTET STRING in a stream, one after the other: a single one if it is primitive, any number, nested or
 * not, if it is constructed (ITU-T X.690 section 8.7). Not thread-safe.
 */
public final class OctetStringSegments {

    private static final int DEPTH = 16;

    private final BerStreamReader reader;
    private final long[] ends = new long[DEPTH];
    private int open;
    private boolean begun;

    /**
     * Begins before the header of the OCTET STRING.
     *
     * @param reader where it stands
     */
    public OctetStringSegments(BerStreamReader reader) {
        this.reader = reader;
    }

    /**
     * Goes to the next segment. The octets of the one before must have been read or passed over.
     *
     * @return how many octets the segment has, the first of which is next in the stream; -1 if there are no more segments
     * @throws MalformedAsn1Exception if something else than a segment is met
     * @throws IOException if the stream fails
     */
    public long next() throws MalformedAsn1Exception, IOException {
        while (true) {
            while (open > 0 && ends[open - 1] == reader.position()) {
                open--;
            }
            if (begun && open == 0) {
                return -1;
            }
            begun = true;
            Header header = reader.header();
            if (header.isEndOfContents() && open > 0 && ends[open - 1] == BerStreamReader.INDEFINITE) {
                open--;
            } else if (header.tag() == BerElement.OCTET_STRING) {
                requireWithin(reader.position() + header.length());
                return header.length();
            } else if (header.tag() == (BerElement.OCTET_STRING | BerElement.CONSTRUCTED)) {
                enter(header);
            } else {
                throw new MalformedAsn1Exception("Its content is not an OCTET STRING.");
            }
        }
    }

    private void enter(Header header) throws MalformedAsn1Exception {
        if (open == DEPTH) {
            throw new MalformedAsn1Exception(
                    "The segments of its content are nested deeper than " + DEPTH + " levels.");
        }
        long end = header.length();
        if (end != BerStreamReader.INDEFINITE) {
            end += reader.position();
            requireWithin(end);
        }
        ends[open++] = end;
    }

    private void requireWithin(long end) throws MalformedAsn1Exception {
        for (int i = 0; i < open; i++) {
            if (ends[i] != BerStreamReader.INDEFINITE && end > ends[i]) {
                throw new MalformedAsn1Exception("A segment is declared longer than what contains it.");
            }
        }
    }
}
