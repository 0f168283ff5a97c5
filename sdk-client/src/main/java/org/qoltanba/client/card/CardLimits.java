package org.qoltanba.client.card;

/**
 * How much of a card is read. A card comes from anybody; what is beyond these limits is refused instead of filling the
 * memory.
 *
 * @param cardBytes the largest PDF
 * @param attachments the most files in it, the document counted
 * @param contentBytes the largest size of all files in it together, unpacked
 * @since 0.1.0
 */
public record CardLimits(long cardBytes, int attachments, long contentBytes) {

    /** A PDF of 128 MiB with 200 files of 256 MiB together. All of it is held in memory. */
    public static final CardLimits STANDARD = new CardLimits(128L << 20, 200, 256L << 20);

    private static final long MOST = Integer.MAX_VALUE - 8;

    /**
     * Checks the bounds.
     *
     * @param cardBytes at least 1, less than 2 GiB
     * @param attachments at least 2: a document and a signature
     * @param contentBytes at least 1, less than 2 GiB
     * @throws IllegalArgumentException if one is out of bounds
     */
    public CardLimits {
        if (cardBytes < 1 || cardBytes > MOST || contentBytes < 1 || contentBytes > MOST) {
            throw new IllegalArgumentException("A card is read in memory: its size and that of its files are limited to"
                    + " 1 byte at least and 2 GiB at most; given are " + cardBytes + " and " + contentBytes + ".");
        }
        if (attachments < 2) {
            throw new IllegalArgumentException(
                    "A card holds a document and a signature at least: allow 2 files, not " + attachments + ".");
        }
    }
}
