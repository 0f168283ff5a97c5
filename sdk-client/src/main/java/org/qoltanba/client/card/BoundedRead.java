package org.qoltanba.client.card;

import java.io.IOException;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadView;

/**
 * The octets of a PDF, and how often they may be read. A parser that is led in circles, or made to search the file again
 * and again, comes to an end here.
 */
final class BoundedRead implements RandomAccessRead {

    private static final int TIMES = 64;
    private static final long AT_LEAST = 16L << 20;

    private final RandomAccessReadBuffer content;
    private long left;

    BoundedRead(byte[] pdf) {
        this.content = new RandomAccessReadBuffer(pdf);
        this.left = TIMES * (long) pdf.length + AT_LEAST;
    }

    private void spend(long octets) {
        left -= octets + 1;
        if (left < 0) {
            throw new RefusedPdfException("This PDF is built so that reading it does not come to an end. No card is"
                    + " built like that; do not open it.");
        }
    }

    @Override
    public int read() throws IOException {
        spend(0);
        return content.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = content.read(target, offset, length);
        spend(Math.max(0, count));
        return count;
    }

    @Override
    public long getPosition() throws IOException {
        return content.getPosition();
    }

    @Override
    public void seek(long position) throws IOException {
        spend(0);
        content.seek(position);
    }

    @Override
    public long length() throws IOException {
        return content.length();
    }

    @Override
    public boolean isClosed() {
        return content.isClosed();
    }

    @Override
    public boolean isEOF() throws IOException {
        return content.isEOF();
    }

    @Override
    public RandomAccessReadView createView(long start, long length) throws IOException {
        return new RandomAccessReadView(this, start, length);
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
