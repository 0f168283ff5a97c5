package org.qoltanba.testkit.card;

import java.io.IOException;
import java.util.List;
import org.qoltanba.testkit.qr.Bitmap;

/** QR codes, several in a row. */
final class CodeRows {

    private static final int IN_A_ROW = 3;
    private static final float SIDE = 52;
    private static final float GAP = (Sheets.TEXT_WIDTH - IN_A_ROW * SIDE) / (IN_A_ROW - 1);

    private final Sheets sheets;

    CodeRows(Sheets sheets) {
        this.sheets = sheets;
    }

    void add(List<Bitmap> codes) throws IOException {
        for (int index = 0; index < codes.size(); index++) {
            int column = index % IN_A_ROW;
            if (column == 0) {
                sheets.skip(GAP);
                sheets.requireRoom(SIDE);
            }
            sheets.picture(codes.get(index), Sheets.LEFT + column * (SIDE + GAP), sheets.top(), SIDE);
            if (column == IN_A_ROW - 1 || index == codes.size() - 1) {
                sheets.skip(SIDE);
            }
        }
    }
}
