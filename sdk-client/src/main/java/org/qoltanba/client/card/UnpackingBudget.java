package org.qoltanba.client.card;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.apache.pdfbox.cos.COSStream;

/** How much the streams of a PDF may unpack to, together. */
final class UnpackingBudget {

    /** What a PDF needs for its own structure, besides the files in it. */
    private static final long STRUCTURE = 32L << 20;

    private static final int CHUNK = 8192;

    private final long limit;
    private long left;

    UnpackingBudget(long contentBytes) {
        this.limit = contentBytes + STRUCTURE;
        this.left = limit;
    }

    /** Unpacks the stream to nowhere. */
    void measure(COSStream stream) throws IOException {
        byte[] chunk = new byte[CHUNK];
        try (InputStream content = PackedStreams.open(stream)) {
            for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
                left -= read;
                if (left < 0) {
                    throw new RefusedPdfException("What is in this PDF unpacks to more than " + limit
                            + " bytes. If the card is genuine, raise CardLimits.contentBytes.");
                }
            }
        } catch (ZipException | EOFException damaged) {
            // Measured as far as it goes, which is as far as it would be unpacked
        }
    }
}
