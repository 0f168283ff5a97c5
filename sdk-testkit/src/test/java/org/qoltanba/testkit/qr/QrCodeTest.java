package org.qoltanba.testkit.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qoltanba.api.document.Bytes;

/** Codes come as pictures that an independent reader of pictures and codes reads. */
class QrCodeTest {

    /** The figures of contract section 7.9, and of the standard for the ends of the range. */
    @ParameterizedTest
    @CsvSource({"25, L, 1273", "25, M, 997", "25, Q, 715", "25, H, 535", "11, M, 251", "40, L, 2953", "40, H, 1273"})
    void knowsHowMuchACodeHolds(int version, QrCode.Level level, int capacity) {
        assertThat(QrCode.capacity(version, level)).isEqualTo(capacity);

        String full = "z".repeat(capacity);
        assertThat(QrReader.read(QrCode.of(full, version, level).picture(2).png()))
                .isEqualTo(full);
        assertThatIllegalArgumentException().isThrownBy(() -> QrCode.of(full + "z", version, level));
    }

    @Test
    void everyCodeCanBeRead() {
        for (long seed = 0; seed < 200; seed++) {
            byte[] content = new byte[700];
            new Random(seed).nextBytes(content);
            String text = Base64.getEncoder().encodeToString(content);

            assertThat(QrReader.read(
                            QrCode.of(text, 25, QrCode.Level.M).picture(2).png()))
                    .as("the code of seed %d", seed)
                    .isEqualTo(text);
        }
    }

    @Test
    void aPictureIsAsLargeAsItsVersionSays() {
        int modules = 17 + 4 * 25;
        int border = 2 * 4;

        assertThat(QrCode.of("{}", 25, QrCode.Level.M).picture(3).side()).isEqualTo((modules + border) * 3);
    }

    @Test
    void takesTheSmallestCodeUnlessTold() {
        assertThat(QrCode.of("short").picture(1).side()).isEqualTo(21 + 8);
        assertThat(QrReader.read(QrCode.of("short").picture(2).png())).isEqualTo("short");
    }

    @Test
    void smallVersionsHaveNoCapacityHere() {
        assertThatIllegalArgumentException().isThrownBy(() -> QrCode.capacity(9, QrCode.Level.L));
    }

    @Test
    void saysWhatIsWrongWithAPicture() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QrReader.read(Bytes.of("not a picture".getBytes(StandardCharsets.UTF_8))))
                .withMessageContaining("no picture");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        QrReader.read(Bitmap.of(64, (x, y) -> x > 30 && y > 30).png()))
                .withMessageContaining("no QR code");
    }
}
