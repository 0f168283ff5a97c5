package org.qoltanba.client.qr;

import java.util.BitSet;

/** The squares of a QR code, without margin. Never changed once it is handed out. */
final class Modules {

    private final int size;
    private final BitSet dark;

    /** Takes the set over. */
    Modules(int size, BitSet dark) {
        this.size = size;
        this.dark = dark;
    }

    int size() {
        return size;
    }

    boolean isDark(int column, int row) {
        return dark.get(row * size + column);
    }
}
