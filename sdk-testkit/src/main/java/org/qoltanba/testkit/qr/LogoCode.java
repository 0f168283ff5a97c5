package org.qoltanba.testkit.qr;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.qoltanba.api.document.Bytes;

/**
 * Pictures of QR codes with a logo in the middle. The code bears it: make it of level {@link QrCode.Level#H}. Needs the
 * module {@code java.desktop}.
 */
public final class LogoCode {

    /** How much of the side of a code a logo may cover, so that the code can still be read. */
    private static final double LARGEST_PART = 0.3;

    private static final int MARGIN = 2;

    private LogoCode() {}

    /**
     * Takes a picture of a code and puts a logo into its middle, made smaller if it would hide too much. A logo that cannot
     * be read is left out.
     *
     * @param code the code
     * @param pixelsPerModule how large
     * @param logo the content of a PNG file
     * @return the content of a PNG file, in colour
     */
    public static Bytes png(QrCode code, int pixelsPerModule, Bytes logo) {
        Bitmap plain = code.picture(pixelsPerModule);
        try {
            Optional<BufferedImage> readable = read(logo);
            if (readable.isEmpty()) {
                return plain.png();
            }
            BufferedImage whole = coloured(plain);
            draw(whole, readable.get());
            return write(whole);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static BufferedImage coloured(Bitmap plain) throws IOException {
        BufferedImage code = read(plain.png()).orElseThrow();
        BufferedImage whole = new BufferedImage(plain.side(), plain.side(), BufferedImage.TYPE_INT_RGB);
        Graphics2D drawing = whole.createGraphics();
        drawing.drawImage(code, 0, 0, null);
        drawing.dispose();
        return whole;
    }

    private static void draw(BufferedImage whole, BufferedImage logo) {
        double room = whole.getWidth() * LARGEST_PART;
        double scale = Math.min(1, room / Math.max(logo.getWidth(), logo.getHeight()));
        int width = Math.max(1, (int) (logo.getWidth() * scale));
        int height = Math.max(1, (int) (logo.getHeight() * scale));
        int left = (whole.getWidth() - width) / 2;
        int top = (whole.getHeight() - height) / 2;
        Graphics2D drawing = whole.createGraphics();
        drawing.setColor(Color.WHITE);
        drawing.fillRect(left - MARGIN, top - MARGIN, width + 2 * MARGIN, height + 2 * MARGIN);
        drawing.drawImage(logo, left, top, width, height, null);
        drawing.dispose();
    }

    private static Optional<BufferedImage> read(Bytes png) {
        try {
            // Nothing is kept open: it is closed by whoever reads it, and holds memory alone
            return Optional.ofNullable(ImageIO.read(new MemoryCacheImageInputStream(png.asInputStream())));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Bytes write(BufferedImage picture) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(content)) {
            ImageIO.write(picture, "png", out);
        }
        return Bytes.of(content.toByteArray());
    }
}
