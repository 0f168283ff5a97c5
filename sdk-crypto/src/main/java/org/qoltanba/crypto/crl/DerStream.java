package org.qoltanba.crypto.crl;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.qoltanba.crypto.asn1.Asn1Bounds;
import org.qoltanba.crypto.asn1.Asn1Scanner;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;

/**
 * Reads DER from a stream, element by element, through one small buffer. Nothing is allocated by a declared length.
 *
 * <p>Source: ITU-T X.690 sections 8.1 and 10.1. Not thread-safe.
 */
final class DerStream {

    private static final int BUFFER = 64 * 1024;
    private static final int LONGEST_HEADER = 6;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int filled;
    private int next;
    private long position;

    DerStream(InputStream in) {
        this.in = in;
    }

    /** How many octets have been read. */
    long position() {
        return position;
    }

    /** The identifier octet of the next element, without reading it; -1 at the end of the stream. */
    int peek() throws IOException {
        if (next == filled) {
            filled = Math.max(0, in.read(buffer, 0, buffer.length));
            next = 0;
        }
        return next == filled ? -1 : buffer[next] & 0xff;
    }

    /**
     * Reads the header of an element that is expected.
     *
     * @return where its contents end
     */
    long enter(int tag, long limit) throws IOException, MalformedAsn1Exception {
        if (octet() != tag) {
            throw new MalformedAsn1Exception("An element is of another kind than expected.");
        }
        int first = octet();
        long length = first;
        if (first >= 0x80) {
            int octets = first & 0x7f;
            if (octets == 0 || octets > Integer.BYTES) {
                throw new MalformedAsn1Exception("An element is not in DER, or absurdly long.");
            }
            length = 0;
            for (int i = 0; i < octets; i++) {
                length = (length << 8) | octet();
            }
        }
        long end = position + length;
        if (end > limit) {
            throw new MalformedAsn1Exception("An element is declared longer than what contains it.");
        }
        return end;
    }

    /** Reads one element with its header, and checks that it is harmless to a parser. */
    byte[] element(long limit, Asn1Bounds bounds) throws IOException, MalformedAsn1Exception {
        byte[] header = new byte[LONGEST_HEADER];
        int size = 0;
        header[size++] = (byte) octet();
        header[size++] = (byte) octet();
        int octets = (header[1] & 0x80) == 0 ? 0 : header[1] & 0x7f;
        if ((header[1] & 0xff) == 0x80 || octets > Integer.BYTES) {
            throw new MalformedAsn1Exception("An element is not in DER, or absurdly long.");
        }
        long length = header[1] & 0x7f;
        if (octets > 0) {
            length = 0;
            for (int i = 0; i < octets; i++) {
                header[size] = (byte) octet();
                length = (length << 8) | (header[size++] & 0xff);
            }
        }
        if (position + length > limit || size + length > bounds.octets()) {
            throw new MalformedAsn1Exception("An element is longer than what contains it, or than allowed.");
        }
        byte[] element = new byte[size + (int) length];
        System.arraycopy(header, 0, element, 0, size);
        read(element, size);
        Asn1Scanner.requireSingle(element, bounds);
        return element;
    }

    private void read(byte[] target, int from) throws IOException {
        int done = from;
        while (done < target.length) {
            if (peek() < 0) {
                throw new EOFException("It ends in the middle of an element.");
            }
            int count = Math.min(target.length - done, filled - next);
            System.arraycopy(buffer, next, target, done, count);
            next += count;
            position += count;
            done += count;
        }
    }

    private int octet() throws IOException {
        int octet = peek();
        if (octet < 0) {
            throw new EOFException("It ends in the middle of an element.");
        }
        next++;
        position++;
        return octet;
    }
}
