package org.qoltanba.api.document;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails when content does not have the size that was declared for it. */
final class ExactSizeInputStream extends FilterInputStream {

    private final long expected;
    private final String name;
    private long seen;

    ExactSizeInputStream(InputStream content, long expected, String name) {
        super(content);
        this.expected = expected;
        this.name = name;
    }

    @Override
    public int read() throws IOException {
        int octet = super.read();
        count(octet < 0 ? -1 : 1);
        return octet;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int read = super.read(buffer, offset, length);
        count(read);
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(count);
        seen += skipped;
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int read) throws IOException {
        seen += Math.max(read, 0);
        if (seen > expected || (read < 0 && seen != expected)) {
            throw new IOException("The content of '" + name + "' is " + (seen > expected ? "longer" : "shorter")
                    + " than the " + expected + " bytes declared for it: it changed after it was opened."
                    + " Take the size anew and try again.");
        }
    }
}
