package org.qoltanba.testkit.dss;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.qr.QrCode;

/** Draws QR codes as the Identity Centre does. Apart from what uses it, because it needs {@code java.desktop}. */
final class QrGif {

    private static final int PIXELS_PER_MODULE = 4;

    private QrGif() {}

    static Bytes of(String text) {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(encoded)) {
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(
                    QrCode.of(text).picture(PIXELS_PER_MODULE).png().toArray()));
            writer.setOutput(output);
            writer.write(picture);
        } catch (IOException impossible) {
            throw new UncheckedIOException("A picture cannot be written to memory.", impossible);
        } finally {
            writer.dispose();
        }
        return Bytes.of(encoded.toByteArray());
    }
}
