package org.qoltanba.testkit.qr;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.qoltanba.api.document.Bytes;

/** Reads the QR code in a picture, as a camera does. Needs the module {@code java.desktop}. */
public final class QrReader {

    /** The largest side of a picture, in pixels: a photo, not a poster. */
    private static final int LARGEST_SIDE = 10_000;

    private QrReader() {}

    /**
     * Reads a picture.
     *
     * @param picture the content of a PNG, GIF, BMP or JPEG file
     * @return the text of the code in it
     * @throws IllegalArgumentException if it is no picture, or shows no QR code
     */
    public static String read(Bytes picture) {
        try {
            return text(pixels(picture));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "This is no picture: expected a PNG, GIF, BMP or JPEG file of " + picture.size() + " bytes.",
                    unreadable);
        } catch (ReaderException none) {
            throw new IllegalArgumentException("The picture shows no QR code that can be read.", none);
        }
    }

    /**
     * A picture that shows nothing but a code is read module by module: looked for as by a camera, one large code in two
     * hundred is not found.
     */
    private static String text(LuminanceSource seen) throws ReaderException {
        QRCodeReader reader = new QRCodeReader();
        try {
            return reader.decode(
                            new BinaryBitmap(new GlobalHistogramBinarizer(seen)),
                            Map.of(DecodeHintType.PURE_BARCODE, true))
                    .getText();
        } catch (ReaderException notAlone) {
            return reader.decode(new BinaryBitmap(new HybridBinarizer(seen)), Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText();
        }
    }

    private static LuminanceSource pixels(Bytes picture) throws IOException {
        try (ImageInputStream in = new MemoryCacheImageInputStream(picture.asInputStream())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("Unknown kind of picture.");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                return pixels(reader);
            } finally {
                reader.dispose();
            }
        }
    }

    private static LuminanceSource pixels(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (width > LARGEST_SIDE || height > LARGEST_SIDE) {
            throw new IOException("A picture of " + width + " by " + height + " pixels is too large.");
        }
        BufferedImage image = reader.read(0);
        return new RGBLuminanceSource(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    }
}
