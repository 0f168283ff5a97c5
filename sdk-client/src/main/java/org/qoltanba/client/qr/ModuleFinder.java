package org.qoltanba.client.qr;

import java.util.BitSet;

/**
 * Finds the modules of an upright QR code in a picture that was drawn, not photographed: the dark pixels begin and end
 * with the code, and the bar at its upper left corner is seven modules long (ISO/IEC 18004 section 6.3.3).
 */
final class ModuleFinder {

    private static final int FINDER = 7;
    private static final int SMALLEST = 21;
    private static final int LARGEST = 177;
    private static final int STEP = 4;

    private final Raster raster;
    private int left = Integer.MAX_VALUE;
    private int top = Integer.MAX_VALUE;
    private int right = -1;
    private int bottom = -1;

    private ModuleFinder(Raster raster) {
        this.raster = raster;
    }

    /**
     * Finds them.
     *
     * @throws IllegalArgumentException if this is no such picture
     */
    static Modules find(Raster raster) {
        return new ModuleFinder(raster).find();
    }

    private Modules find() {
        bound();
        int width = right - left + 1;
        int height = bottom - top + 1;
        if (right < 0 || Math.abs(width - height) > 1) {
            throw noQrCode();
        }
        int bar = 0;
        while (bar < width && raster.isDark(left + bar, top)) {
            bar++;
        }
        int size = sizeNearest((double) width * FINDER / Math.max(1, bar));
        if (width < size) {
            throw noQrCode();
        }
        Modules modules = sample(size, width, height);
        if (!hasPatterns(modules)) {
            throw noQrCode();
        }
        return modules;
    }

    private void bound() {
        for (int y = 0; y < raster.height(); y++) {
            for (int x = 0; x < raster.width(); x++) {
                if (raster.isDark(x, y)) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = y;
                }
            }
        }
    }

    private static int sizeNearest(double estimate) {
        long steps = Math.round((estimate - SMALLEST) / STEP);
        long size = SMALLEST + STEP * steps;
        if (size < SMALLEST || size > LARGEST) {
            throw noQrCode();
        }
        return (int) size;
    }

    /** The pixel in the middle of each module speaks for it. */
    private Modules sample(int size, int width, int height) {
        BitSet dark = new BitSet(size * size);
        for (int row = 0; row < size; row++) {
            int y = top + (2 * row + 1) * height / (2 * size);
            for (int column = 0; column < size; column++) {
                dark.set(row * size + column, raster.isDark(left + (2 * column + 1) * width / (2 * size), y));
            }
        }
        return new Modules(size, dark);
    }

    /** Three corners and two dotted lines look the same in every QR code. */
    private static boolean hasPatterns(Modules modules) {
        int far = modules.size() - FINDER;
        boolean found = isFinder(modules, 0, 0) && isFinder(modules, far, 0) && isFinder(modules, 0, far);
        for (int i = FINDER + 1; found && i < far - 1; i++) {
            found = modules.isDark(i, FINDER - 1) == (i % 2 == 0) && modules.isDark(FINDER - 1, i) == (i % 2 == 0);
        }
        return found;
    }

    private static boolean isFinder(Modules modules, int column, int row) {
        for (int y = 0; y < FINDER; y++) {
            for (int x = 0; x < FINDER; x++) {
                int ring = Math.max(Math.abs(x - FINDER / 2), Math.abs(y - FINDER / 2));
                if (modules.isDark(column + x, row + y) != (ring != 2)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static IllegalArgumentException noQrCode() {
        return new IllegalArgumentException(
                "This is no picture of one upright QR code and nothing else. Show it as it is.");
    }
}
