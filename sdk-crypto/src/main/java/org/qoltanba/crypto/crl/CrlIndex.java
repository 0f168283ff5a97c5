package org.qoltanba.crypto.crl;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The entries of a list, found by serial number, in about 45 bytes each: small records in pages, and their hashes in
 * order. A list made to have many equal hashes makes looking up slow, never wrong.
 *
 * <p>Immutable and safe to share between threads.
 */
final class CrlIndex {

    private static final int PAGE = 64 * 1024;
    private static final int FIXED = 1 + Long.BYTES + Integer.BYTES + 1 + Long.BYTES;
    private static final int LONGEST_SERIAL = 64;
    private static final long NEVER = Long.MIN_VALUE;

    private final List<byte[]> pages;
    private final long[] keys;

    private CrlIndex(List<byte[]> pages, long[] keys) {
        this.pages = pages;
        this.keys = keys;
    }

    /** The last entry about a serial number. */
    Optional<CrlEntry> find(BigInteger serialNumber) {
        byte[] serial = serialNumber.toByteArray();
        long hash = Arrays.hashCode(serial);
        int at = Arrays.binarySearch(keys, hash << Integer.SIZE);
        int position = at < 0 ? -at - 1 : at;
        CrlEntry found = null;
        for (; position < keys.length && keys[position] >> Integer.SIZE == hash; position++) {
            ByteBuffer entry = entryAt((int) keys[position]);
            if (isOf(entry, serial)) {
                found = read(entry);
            }
        }
        return Optional.ofNullable(found);
    }

    int size() {
        return keys.length;
    }

    private ByteBuffer entryAt(int offset) {
        return ByteBuffer.wrap(pages.get(offset / PAGE)).position(offset % PAGE);
    }

    private static boolean isOf(ByteBuffer entry, byte[] serial) {
        if (entry.get() != serial.length) {
            return false;
        }
        for (byte octet : serial) {
            if (entry.get() != octet) {
                return false;
            }
        }
        return true;
    }

    private static CrlEntry read(ByteBuffer entry) {
        Instant since = Instant.ofEpochSecond(entry.getLong());
        int reasonCode = entry.getInt();
        boolean understood = entry.get() == 1;
        long invalidSince = entry.getLong();
        return new CrlEntry(
                since, reasonCode, invalidSince == NEVER ? null : Instant.ofEpochSecond(invalidSince), understood);
    }

    /** Collects entries in the order of the list. Not thread-safe. */
    static final class Builder {

        private final List<byte[]> pages = new ArrayList<>();
        private int used = PAGE;
        private long[] keys = new long[64];
        private int size;

        /**
         * Adds an entry.
         *
         * @param serial the serial number in two's complement, as few octets as possible
         * @param entry what is said about it
         * @return false if the serial number is absurdly long
         */
        boolean add(byte[] serial, CrlEntry entry) {
            if (serial.length > LONGEST_SERIAL) {
                return false;
            }
            int needed = FIXED + serial.length;
            if (PAGE - used < needed) {
                pages.add(new byte[PAGE]);
                used = 0;
            }
            int page = pages.size() - 1;
            Instant invalidSince = entry.invalidSince();
            ByteBuffer.wrap(pages.get(page))
                    .position(used)
                    .put((byte) serial.length)
                    .put(serial)
                    .putLong(entry.since().getEpochSecond())
                    .putInt(entry.reasonCode())
                    .put((byte) (entry.understood() ? 1 : 0))
                    .putLong(invalidSince == null ? NEVER : invalidSince.getEpochSecond());
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, size + (size >> 1));
            }
            keys[size++] = ((long) Arrays.hashCode(serial) << Integer.SIZE) | ((long) page * PAGE + used);
            used += needed;
            return true;
        }

        CrlIndex build() {
            long[] sorted = Arrays.copyOf(keys, size);
            Arrays.sort(sorted);
            return new CrlIndex(List.copyOf(pages), sorted);
        }
    }
}
