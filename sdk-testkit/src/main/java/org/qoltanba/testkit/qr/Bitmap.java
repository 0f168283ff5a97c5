package org.qoltanba.testkit.qr;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.qoltanba.api.document.Bytes;

/** A square picture in black and white. Immutable. */
public final class Bitmap {

    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] NOTHING = {};
    private static final int BITS = 8;
    private static final byte BIT_DEPTH = 1;
    private static final byte GREYSCALE = 0;
    private static final byte DEFAULT_METHOD = 0;
    private static final byte NO_FILTER = 0;

    private final int side;
    private final byte[] rows;

    private Bitmap(int side, byte[] rows) {
        this.side = side;
        this.rows = rows;
    }

    /** Which pixels are black. */
    @FunctionalInterface
    interface Drawing {
        boolean isBlack(int x, int y);
    }

    /**
     * Takes a picture of a drawing.
     *
     * @param side width and height in pixels
     * @param drawing asked for every pixel
     */
    static Bitmap of(int side, Drawing drawing) {
        int bytesPerRow = bytesPerRow(side);
        byte[] rows = new byte[bytesPerRow * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                if (!drawing.isBlack(x, y)) {
                    rows[y * bytesPerRow + x / BITS] |= (byte) (0x80 >> x % BITS);
                }
            }
        }
        return new Bitmap(side, rows);
    }

    /**
     * Width and height.
     *
     * @return in pixels
     */
    public int side() {
        return side;
    }

    /**
     * The pixels, one bit each, white is 1; every row begins with a new byte.
     *
     * @return as PNG and PDF hold them before compression
     */
    public Bytes rows() {
        return Bytes.of(rows);
    }

    /**
     * The picture as a PNG file (ISO/IEC 15948), one bit a pixel.
     *
     * @return the content of the file
     */
    public Bytes png() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(file)) {
            out.write(PNG_SIGNATURE);
            chunk(out, "IHDR", header());
            chunk(out, "IDAT", compressed());
            chunk(out, "IEND", NOTHING);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Bytes.of(file.toByteArray());
    }

    private byte[] header() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(content);
        out.writeInt(side);
        out.writeInt(side);
        out.write(new byte[] {BIT_DEPTH, GREYSCALE, DEFAULT_METHOD, DEFAULT_METHOD, DEFAULT_METHOD});
        return content.toByteArray();
    }

    private byte[] compressed() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(content)) {
            int bytesPerRow = bytesPerRow(side);
            for (int y = 0; y < side; y++) {
                out.write(NO_FILTER);
                out.write(rows, y * bytesPerRow, bytesPerRow);
            }
        }
        return content.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] content) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(name);
        checksum.update(content);
        out.writeInt(content.length);
        out.write(name);
        out.write(content);
        out.writeInt((int) checksum.getValue());
    }

    private static int bytesPerRow(int side) {
        return (side + BITS - 1) / BITS;
    }
}
