package org.qoltanba.testkit.qr;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.decoder.Version;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;

/** A QR code. Immutable. */
public final class QrCode {

    /** Dark modules are light and light ones are missing if a code is too close to its surroundings. */
    private static final int QUIET_MODULES = 4;

    /** Mode indicator and length of a text in bytes, from version 10 on: 4 and 16 bits, rounded up. */
    private static final int OVERHEAD = 3;

    private static final int FIRST_VERSION_WITH_LONG_LENGTH = 10;

    private final ByteMatrix modules;

    private QrCode(ByteMatrix modules) {
        this.modules = modules;
    }

    /** How much of a code may be damaged. */
    public enum Level {
        /** 7 percent. */
        L,
        /** 15 percent. */
        M,
        /** 25 percent. */
        Q,
        /** 30 percent. */
        H;

        private ErrorCorrectionLevel toZxing() {
            return ErrorCorrectionLevel.valueOf(name());
        }
    }

    /**
     * Encodes a text in the smallest code that holds it, with error correction M.
     *
     * @param text ASCII
     * @return the code
     * @throws IllegalArgumentException if no code holds it
     */
    public static QrCode of(String text) {
        return encode(text, Level.M, Map.of());
    }

    /**
     * Encodes a text in the smallest code that holds it.
     *
     * @param text ASCII
     * @param level how much of the code may be damaged
     * @return the code
     * @throws IllegalArgumentException if no code holds it
     */
    public static QrCode of(String text, Level level) {
        return encode(text, level, Map.of());
    }

    /**
     * Encodes a text in a code of a given version.
     *
     * @param text ASCII
     * @param version 1 to 40
     * @param level how much of the code may be damaged
     * @return the code
     * @throws IllegalArgumentException if the text is too long for it
     */
    public static QrCode of(String text, int version, Level level) {
        return encode(text, level, Map.of(EncodeHintType.QR_VERSION, version));
    }

    /**
     * How many bytes a code holds.
     *
     * @param version 10 to 40
     * @param level how much of the code may be damaged
     * @return in byte mode
     */
    public static int capacity(int version, Level level) {
        if (version < FIRST_VERSION_WITH_LONG_LENGTH) {
            throw new IllegalArgumentException(
                    "The capacity is known here for versions 10 to 40, not " + version + ".");
        }
        Version known = Version.getVersionForNumber(version);
        int correction = known.getECBlocksForLevel(level.toZxing()).getTotalECCodewords();
        return known.getTotalCodewords() - correction - OVERHEAD;
    }

    /**
     * Takes a picture of the code with the light border it needs.
     *
     * @param pixelsPerModule how large
     * @return the picture
     */
    public Bitmap picture(int pixelsPerModule) {
        int side = (modules.getWidth() + 2 * QUIET_MODULES) * pixelsPerModule;
        return Bitmap.of(side, (x, y) -> isDark(x / pixelsPerModule, y / pixelsPerModule));
    }

    private boolean isDark(int column, int row) {
        int x = column - QUIET_MODULES;
        int y = row - QUIET_MODULES;
        return x >= 0 && y >= 0 && x < modules.getWidth() && y < modules.getHeight() && modules.get(x, y) == 1;
    }

    private static QrCode encode(String text, Level level, Map<EncodeHintType, ?> hints) {
        try {
            return new QrCode(Encoder.encode(text, level.toZxing(), hints).getMatrix());
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException(
                    "A text of " + text.length() + " characters does not fit into this QR code.", tooLong);
        }
    }
}
