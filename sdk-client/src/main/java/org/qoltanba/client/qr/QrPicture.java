package org.qoltanba.client.qr;

import java.util.Objects;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.operation.OfflineChallenge;

/**
 * A QR picture as its modules, the light and dark squares, which can be shown in other forms and at other sizes without
 * blurring. The code itself is neither read nor made here.
 *
 * <pre>{@code
 * System.out.print(QrPicture.of(operation.offlineChallenge().orElseThrow()).text());
 * }</pre>
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class QrPicture {

    /** The light margin a reader needs around the code, in modules (ISO/IEC 18004 section 9.1). */
    static final int MARGIN = 4;

    private static final int LARGEST_SCALE = 64;

    private final Modules modules;

    private QrPicture(Modules modules) {
        this.modules = modules;
    }

    /**
     * The picture that a person without connection scans.
     *
     * @param challenge what the service handed out
     * @return the picture
     * @throws IllegalArgumentException if it is no picture of a QR code that can be taken apart; show it as it is then
     */
    public static QrPicture of(OfflineChallenge challenge) {
        return of(Objects.requireNonNull(challenge, "challenge").qrImage());
    }

    /**
     * Takes a picture apart.
     *
     * @param image a GIF, PNG, BMP or JPEG of at most 1 MiB and 4096 pixels a side, with one upright QR code of square
     *     modules and nothing else dark
     * @return the picture
     * @throws IllegalArgumentException if it is no such picture; show it as it is then
     */
    public static QrPicture of(Bytes image) {
        return new QrPicture(ModuleFinder.find(Raster.read(Objects.requireNonNull(image, "image"))));
    }

    /**
     * How many modules the code has on a side, without its margin.
     *
     * @return 21 to 177, in steps of 4
     */
    public int size() {
        return modules.size();
    }

    /**
     * One module.
     *
     * @param column from 0 at the left
     * @param row from 0 at the top
     * @return true if it is dark
     * @throws IndexOutOfBoundsException if there is no such module
     */
    public boolean isDark(int column, int row) {
        Objects.checkIndex(column, size());
        Objects.checkIndex(row, size());
        return modules.isDark(column, row);
    }

    /**
     * As a PNG, black on white, with the margin.
     *
     * @param pixelsPerModule 1 to 64; 8 suits a screen
     * @return the picture
     * @throws IllegalArgumentException if the number is outside of that
     */
    public Bytes png(int pixelsPerModule) {
        if (pixelsPerModule < 1 || pixelsPerModule > LARGEST_SCALE) {
            throw new IllegalArgumentException(
                    "A module has 1 to " + LARGEST_SCALE + " pixels a side, not " + pixelsPerModule + ".");
        }
        return Raster.png(modules, pixelsPerModule, MARGIN);
    }

    /**
     * As an SVG document, black on white, with the margin. It fills whatever it is put into and can stand inside HTML.
     *
     * @return the document, without XML declaration
     */
    public String svg() {
        int side = size() + 2 * MARGIN;
        StringBuilder path = new StringBuilder();
        for (int row = 0; row < size(); row++) {
            for (int column = 0; column < size(); column++) {
                int from = column;
                while (column < size() && modules.isDark(column, row)) {
                    column++;
                }
                if (column > from) {
                    path.append('M').append(from + MARGIN).append(' ').append(row + MARGIN);
                    path.append('h')
                            .append(column - from)
                            .append("v1H")
                            .append(from + MARGIN)
                            .append('z');
                }
            }
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + " " + side
                + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + side + "v" + side
                + "H0z\"/><path fill=\"#000\" d=\"" + path + "\"/></svg>";
    }

    /**
     * As text for a terminal that writes light on dark: two modules above each other are one character, and what is light
     * is drawn. With the margin; each line ends with a line feed.
     *
     * @return block characters of Unicode, and spaces
     */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int row = -MARGIN; row < size() + MARGIN; row += 2) {
            for (int column = -MARGIN; column < size() + MARGIN; column++) {
                boolean below = row + 1 < size() + MARGIN && isLight(column, row + 1);
                text.append(isLight(column, row) ? below ? '\u2588' : '\u2580' : below ? '\u2584' : ' ');
            }
            text.append('\n');
        }
        return text.toString();
    }

    private boolean isLight(int column, int row) {
        return column < 0 || row < 0 || column >= size() || row >= size() || !modules.isDark(column, row);
    }

    @Override
    public String toString() {
        return "QrPicture[" + size() + " modules]";
    }
}
