package org.qoltanba.client.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.EncodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.operation.OfflineChallenge;

/** What a reader finds in every form is what the service drew. */
class QrPictureTest {

    private static final String TEXT = "dss:9b1f2c4a-7d3e-4a56-8c0b-5e7d1f2a6b90;Подпись документа договор.txt";

    private static BitMatrix code(String text, int margin) throws Exception {
        return new QRCodeWriter()
                .encode(
                        text,
                        BarcodeFormat.QR_CODE,
                        0,
                        0,
                        Map.of(EncodeHintType.MARGIN, margin, EncodeHintType.CHARACTER_SET, "UTF-8"));
    }

    private static Bytes drawn(BitMatrix code, int side, String format, int dark, int light) throws IOException {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                boolean set = code.get(x * code.getWidth() / side, y * code.getHeight() / side);
                image.setRGB(x, y, set ? dark : light);
            }
        }
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, encoded)).isTrue();
        return Bytes.of(encoded.toByteArray());
    }

    private static void assertSame(QrPicture picture, BitMatrix code, int margin) {
        assertThat(picture.size()).isEqualTo(code.getWidth() - 2 * margin);
        for (int row = 0; row < picture.size(); row++) {
            for (int column = 0; column < picture.size(); column++) {
                assertThat(picture.isDark(column, row))
                        .as("%s, %s", column, row)
                        .isEqualTo(code.get(column + margin, row + margin));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"gif, 1, 4", "gif, 3, 4", "gif, 8, 0", "png, 5, 1", "bmp, 2, 4"})
    void theModulesAreFoundWhateverScaleAndMargin(String format, int scale, int margin) throws Exception {
        BitMatrix code = code(TEXT, margin);

        assertSame(QrPicture.of(drawn(code, code.getWidth() * scale, format, 0, 0xFFFFFF)), code, margin);
    }

    @Test
    void aPictureStretchedToARoundSizeIsFoundToo() throws Exception {
        BitMatrix code = code(TEXT, 4);

        for (int side = code.getWidth() * 3; side < code.getWidth() * 4; side++) {
            assertSame(QrPicture.of(drawn(code, side, "gif", 0x102030, 0xF0FFF0)), code, 4);
        }
    }

    @Test
    void codesOfEverySizeAreFound() throws Exception {
        for (int length = 1; length < 2_900; length += 97) {
            BitMatrix code = code("x".repeat(length), 2);
            assertSame(QrPicture.of(drawn(code, code.getWidth() * 2, "gif", 0, 0xFFFFFF)), code, 2);
        }
    }

    private static String read(BufferedImage image) throws Exception {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return new QRCodeReader()
                .decode(new BinaryBitmap(
                        new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels))))
                .getText();
    }

    private QrPicture picture() throws Exception {
        BitMatrix code = code(TEXT, 4);
        return QrPicture.of(
                new OfflineChallenge(drawn(code, code.getWidth() * 2, "gif", 0, 0xFFFFFF), "image/gif", "prompt"));
    }

    @Test
    void aReaderReadsThePng() throws Exception {
        Bytes png = picture().png(5);

        assertThat(read(ImageIO.read(new ByteArrayInputStream(png.toArray())))).isEqualTo(TEXT);
        assertThat(picture().png(5)).isEqualTo(png);
        assertThatIllegalArgumentException().isThrownBy(() -> picture().png(0));
        assertThatIllegalArgumentException().isThrownBy(() -> picture().png(65));
    }

    @Test
    void aReaderReadsTheTextOfATerminal() throws Exception {
        String[] lines = picture().text().lines().toArray(String[]::new);
        BufferedImage screen = new BufferedImage(lines[0].length() * 4, lines.length * 8, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < screen.getHeight(); y++) {
            for (int x = 0; x < screen.getWidth(); x++) {
                char shown = lines[y / 8].charAt(x / 4);
                boolean upper = y % 8 < 4;
                boolean light = shown == '█' || shown == (upper ? '▀' : '▄');
                screen.setRGB(x, y, light ? 0xFFFFFF : 0);
            }
        }

        assertThat(read(screen)).isEqualTo(TEXT);
    }

    @Test
    void aReaderReadsTheSvg() throws Exception {
        String svg = picture().svg();
        int side = picture().size() + 8;
        assertThat(svg).startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + " " + side);
        BufferedImage drawn = new BufferedImage(side * 4, side * 4, BufferedImage.TYPE_INT_RGB);
        drawn.createGraphics().fillRect(0, 0, side * 4, side * 4);
        Matcher bar = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1H(\\d+)z").matcher(svg.substring(svg.indexOf("#000")));
        while (bar.find()) {
            assertThat(bar.group(4)).isEqualTo(bar.group(1));
            for (int y = 0; y < 4; y++) {
                for (int x = 0; x < 4 * Integer.parseInt(bar.group(3)); x++) {
                    drawn.setRGB(4 * Integer.parseInt(bar.group(1)) + x, 4 * Integer.parseInt(bar.group(2)) + y, 0);
                }
            }
        }

        assertThat(read(drawn)).isEqualTo(TEXT);
    }

    @Test
    void modulesOutsideDoNotExist() throws Exception {
        QrPicture picture = picture();

        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> picture.isDark(picture.size(), 0));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> picture.isDark(0, -1));
        assertThat(picture).hasToString("QrPicture[" + picture.size() + " modules]");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 64})
    void aPictureOfSomethingElseIsNoQrCode(int side) throws Exception {
        BitMatrix all = new BitMatrix(side);
        all.setRegion(0, 0, side, side);
        BitMatrix frame = new BitMatrix(64);
        frame.setRegion(0, 0, 64, 1);

        for (BitMatrix other : new BitMatrix[] {all, frame, new BitMatrix(side)}) {
            Bytes image = drawn(other, other.getWidth(), "gif", 0, 0xFFFFFF);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> QrPicture.of(image))
                    .withMessageContaining("Show it as it is");
        }
    }

    @Test
    void whatCannotBeReadOrIsTooLargeIsRefused() throws Exception {
        Bytes gif = drawn(code(TEXT, 4), 200, "gif", 0, 0xFFFFFF);
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] octets = gif.toArray();
            for (int change = 0; change < 4; change++) {
                octets[random.nextInt(octets.length)] = (byte) random.nextInt();
            }
            try {
                QrPicture.of(Bytes.of(octets));
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageContaining("picture");
            }
        }
        assertThatIllegalArgumentException().isThrownBy(() -> QrPicture.of(Bytes.of(new byte[0])));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QrPicture.of(Bytes.of(new byte[(1 << 20) + 1])))
                .withMessageContaining("1048576");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QrPicture.of(huge()))
                .withMessageContaining("4096");
    }

    /** A GIF that claims 65535 pixels a side and holds none. */
    private static Bytes huge() {
        byte[] gif = {
            'G',
            'I',
            'F',
            '8',
            '9',
            'a',
            -1,
            -1,
            -1,
            -1,
            (byte) 0x80,
            0,
            0,
            0,
            0,
            0,
            -1,
            -1,
            -1,
            ',',
            0,
            0,
            0,
            0,
            -1,
            -1,
            -1,
            -1,
            0,
            2,
            2,
            'D',
            1,
            0,
            ';'
        };
        return Bytes.of(gif);
    }
}
