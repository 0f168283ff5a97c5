package org.qoltanba.client.qr;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/** A picture of light and dark pixels, read and written by the Java platform, in memory. */
final class Raster {

    private static final int MOST_BYTES = 1 << 20;
    private static final int LONGEST_SIDE = 4096;
    private static final int LIGHT = 128;
    private static final int WHITE = 0xFFFFFF;

    private final BufferedImage image;

    private Raster(BufferedImage image) {
        this.image = image;
    }

    /**
     * Reads a picture as untrusted input: its size is looked at before anything is unpacked.
     *
     * @throws IllegalArgumentException if it cannot be read, or is too large
     */
    static Raster read(Bytes encoded) {
        if (encoded.size() > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "A picture of a QR code has up to " + MOST_BYTES + " bytes, not " + encoded.size() + ".");
        }
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(encoded.toArray()))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw unreadable(null);
            }
            return read(readers.next(), input);
        } catch (IOException | RuntimeException malformed) {
            throw malformed instanceof TooLarge large ? large : unreadable(malformed);
        }
    }

    private static Raster read(ImageReader reader, ImageInputStream input) throws IOException {
        try {
            reader.setInput(input, true, true);
            if (reader.getWidth(0) > LONGEST_SIDE || reader.getHeight(0) > LONGEST_SIDE) {
                throw new TooLarge();
            }
            return new Raster(reader.read(0));
        } finally {
            reader.dispose();
        }
    }

    /** Draws modules. */
    static Bytes png(Modules modules, int scale, int margin) {
        int side = (modules.size() + 2 * margin) * scale;
        BufferedImage drawn = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int column = x / scale - margin;
                int row = y / scale - margin;
                boolean inside = column >= 0 && row >= 0 && column < modules.size() && row < modules.size();
                drawn.setRGB(x, y, inside && modules.isDark(column, row) ? 0 : WHITE);
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(encoded)) {
            writer.setOutput(output);
            writer.write(drawn);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Memory cannot be written to.", impossible);
        } finally {
            writer.dispose();
        }
        return Bytes.of(encoded.toByteArray());
    }

    int width() {
        return image.getWidth();
    }

    int height() {
        return image.getHeight();
    }

    /** Dark and not transparent; by the usual weights of the colours. */
    boolean isDark(int x, int y) {
        int argb = image.getRGB(x, y);
        int luminance = (299 * (argb >> 16 & 0xFF) + 587 * (argb >> 8 & 0xFF) + 114 * (argb & 0xFF)) / 1000;
        return (argb >>> 24) >= LIGHT && luminance < LIGHT;
    }

    private static IllegalArgumentException unreadable(@Nullable Throwable cause) {
        return new IllegalArgumentException(
                "This picture cannot be read as GIF, PNG, BMP or JPEG. Show it as it is.", cause);
    }

    /** Told apart from what readers throw. */
    private static final class TooLarge extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("A picture of a QR code has up to " + LONGEST_SIDE + " pixels a side. This one has more.");
        }
    }
}
