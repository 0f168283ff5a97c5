package org.qoltanba.crypto.asn1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Walks forward over a BER encoding of any size. What matters is copied, what is large is passed over; nothing is
 * allocated because a length says so.
 *
 * <p>Source: ITU-T X.690 section 8.1. Not thread-safe; blocks for the stream.
 */
public final class BerStreamReader {

    /** The length of an element that ends with end-of-contents octets. */
    public static final long INDEFINITE = -1;

    private static final int BUFFER = 64 * 1024;
    private static final int LARGE_READ = 8 * 1024;
    private static final int DEPTH = 64;
    private static final int LONGEST_LENGTH = 7;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int filled;
    private long before;

    /**
     * Begins at the stream's position.
     *
     * @param in the encoding; read through a buffer, not closed
     */
    public BerStreamReader(InputStream in) {
        this.in = in;
    }

    /**
     * Tag and length of an element.
     *
     * @param tag the identifier octet; zero for the end of an element of indefinite length
     * @param length the number of octets of its contents, or {@link #INDEFINITE}
     */
    public record Header(int tag, long length) {

        /**
         * Whether this ends an element of indefinite length.
         *
         * @return true for end-of-contents octets
         */
        public boolean isEndOfContents() {
            return tag == 0;
        }
    }

    /**
     * How many octets have been read.
     *
     * @return the position in the encoding
     */
    public long position() {
        return before + next;
    }

    /**
     * Reads tag and length.
     *
     * @return the header
     * @throws MalformedAsn1Exception if there is none, or none that is allowed
     * @throws IOException if the stream fails
     */
    public Header header() throws MalformedAsn1Exception, IOException {
        return header(OutputSink.NOWHERE);
    }

    private Header header(OutputSink copy) throws MalformedAsn1Exception, IOException {
        int tag = octet(copy);
        if ((tag & 0x1f) == 0x1f) {
            throw new MalformedAsn1Exception("A tag number is too large.");
        }
        int first = octet(copy);
        if (tag == 0 && first != 0) {
            throw new MalformedAsn1Exception("End-of-contents octets have a length.");
        }
        if (first == 0x80) {
            if ((tag & BerElement.CONSTRUCTED) == 0) {
                throw new MalformedAsn1Exception("A primitive element has an indefinite length.");
            }
            return new Header(tag, INDEFINITE);
        }
        long length = first;
        if (first > 0x80) {
            int count = first & 0x7f;
            if (count > LONGEST_LENGTH) {
                throw new MalformedAsn1Exception("The length of an element is absurdly long.");
            }
            length = 0;
            for (int i = 0; i < count; i++) {
                length = (length << 8) | octet(copy);
            }
        }
        return new Header(tag, length);
    }

    private int octet(OutputSink copy) throws MalformedAsn1Exception, IOException {
        if (!fill()) {
            throw new MalformedAsn1Exception("It ends in the middle of an element.");
        }
        int octet = buffer[next++] & 0xff;
        copy.take(octet);
        return octet;
    }

    /** Whether there is something to be read. */
    private boolean fill() throws IOException {
        if (next < filled) {
            return true;
        }
        before += filled;
        next = 0;
        filled = Math.max(0, in.read(buffer, 0, buffer.length));
        return filled > 0;
    }

    /**
     * Copies the next element with its header.
     *
     * @param most the largest number of octets
     * @param refusal what to say if it is larger
     * @return the octets as they came
     * @throws MalformedAsn1Exception if it is larger, malformed, nested too deep or cut off
     * @throws IOException if the stream fails
     */
    public byte[] element(int most, String refusal) throws MalformedAsn1Exception, IOException {
        OutputSink copy = new OutputSink(most, refusal);
        copyElement(copy, 0);
        return copy.toByteArray();
    }

    private boolean copyElement(OutputSink copy, int depth) throws MalformedAsn1Exception, IOException {
        if (depth > DEPTH) {
            throw new MalformedAsn1Exception("It is nested deeper than " + DEPTH + " levels.");
        }
        Header header = header(copy);
        if (header.isEndOfContents()) {
            return false;
        }
        if (header.length() == INDEFINITE) {
            while (copyElement(copy, depth + 1)) {
                // Up to the end-of-contents octets
            }
        } else {
            for (long left = header.length(); left > 0; ) {
                if (!fill()) {
                    throw new MalformedAsn1Exception("It ends in the middle of an element.");
                }
                int count = (int) Math.min(left, filled - next);
                copy.take(buffer, next, count);
                next += count;
                left -= count;
            }
        }
        return true;
    }

    /**
     * Passes over octets.
     *
     * @param count how many
     * @throws MalformedAsn1Exception if there are fewer
     * @throws IOException if the stream fails
     */
    public void skip(long count) throws MalformedAsn1Exception, IOException {
        long buffered = Math.min(count, filled - next);
        next += (int) buffered;
        long left = count - buffered;
        if (left == 0) {
            return;
        }
        before += filled;
        next = 0;
        filled = 0;
        try {
            in.skipNBytes(left);
        } catch (EOFException cutOff) {
            throw new MalformedAsn1Exception("It ends in the middle of an element.", cutOff);
        }
        before += left;
    }

    /**
     * Reads some of the next octets.
     *
     * @param target where to put them
     * @param offset where to begin there
     * @param count how many at most; more than zero
     * @return how many were read; -1 at the end of the stream
     * @throws IOException if the stream fails
     */
    public int read(byte[] target, int offset, int count) throws IOException {
        if (next == filled && count >= LARGE_READ) {
            int read = in.read(target, offset, count);
            before += filled + Math.max(0, read);
            next = 0;
            filled = 0;
            return read;
        }
        if (!fill()) {
            return -1;
        }
        int read = Math.min(count, filled - next);
        System.arraycopy(buffer, next, target, offset, read);
        next += read;
        return read;
    }

    /** Octets kept, as many as are allowed. */
    private static final class OutputSink {

        static final OutputSink NOWHERE = new OutputSink(-1, "");

        private final int most;
        private final String refusal;
        private final ByteArrayOutputStream octets = new ByteArrayOutputStream(0);

        OutputSink(int most, String refusal) {
            this.most = most;
            this.refusal = refusal;
        }

        void take(int octet) throws MalformedAsn1Exception {
            if (most >= 0) {
                requireRoom(1);
                octets.write(octet);
            }
        }

        void take(byte[] source, int offset, int count) throws MalformedAsn1Exception {
            requireRoom(count);
            octets.write(source, offset, count);
        }

        private void requireRoom(int count) throws MalformedAsn1Exception {
            if (count > most - octets.size()) {
                throw new MalformedAsn1Exception(refusal);
            }
        }

        byte[] toByteArray() {
            return octets.toByteArray();
        }
    }
}
