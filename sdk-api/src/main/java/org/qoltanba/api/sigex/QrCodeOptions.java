package org.qoltanba.api.sigex;

import java.util.Objects;

/**
 * How QR codes of a signature look (contract section 7.9): a higher version or a lower level makes fewer codes that are
 * harder to read.
 *
 * @param version 11 to 40; the service suggests 25
 * @param level how much of a code may be damaged
 * @since 0.1.0
 */
public record QrCodeOptions(int version, Level level) {

    private static final int LOWEST = 11;
    private static final int HIGHEST = 40;

    /** What the service suggests: version 25, level M. */
    public static final QrCodeOptions SUGGESTED = new QrCodeOptions(25, Level.M);

    /**
     * Checks the bounds.
     *
     * @param version 11 to 40
     * @param level how much of a code may be damaged
     * @throws IllegalArgumentException if the version is out of bounds
     */
    public QrCodeOptions {
        Objects.requireNonNull(level, "level");
        if (version < LOWEST || version > HIGHEST) {
            throw new IllegalArgumentException(
                    "SIGEX makes QR codes of version " + LOWEST + " to " + HIGHEST + ", not " + version + ".");
        }
    }

    /**
     * How much of a code can be restored when it is damaged (ISO/IEC 18004).
     *
     * @since 0.1.0
     */
    public enum Level {
        /** About 7 %. */
        L,
        /** About 15 %. */
        M,
        /** About 25 %. */
        Q,
        /** About 30 %. */
        H
    }
}
