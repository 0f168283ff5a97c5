package org.qoltanba.crypto.gost;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Octets as numbers of 64 bits and back, and sums of such numbers of any length. Lowest first. */
final class LittleEndian {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private LittleEndian() {}

    static void read(byte[] octets, int offset, long[] words) {
        for (int i = 0; i < words.length; i++) {
            words[i] = (long) LONGS.get(octets, offset + 8 * i);
        }
    }

    static void set(byte[] octets, int offset, long word) {
        LONGS.set(octets, offset, word);
    }

    static void write(long[] words, int from, byte[] octets) {
        for (int i = 0; i < octets.length / 8; i++) {
            LONGS.set(octets, 8 * i, words[from + i]);
        }
    }

    /** Adds, modulo two to the power of the length. */
    static void add(long[] sum, long[] addend) {
        long carry = 0;
        for (int i = 0; i < sum.length; i++) {
            long partial = sum[i] + addend[i];
            long total = partial + carry;
            carry = Long.compareUnsigned(partial, addend[i]) < 0 || Long.compareUnsigned(total, partial) < 0 ? 1 : 0;
            sum[i] = total;
        }
    }

    /** Adds a number that is not negative, modulo two to the power of the length. */
    static void add(long[] sum, long addend) {
        sum[0] += addend;
        boolean carry = Long.compareUnsigned(sum[0], addend) < 0;
        for (int i = 1; carry && i < sum.length; i++) {
            carry = ++sum[i] == 0;
        }
    }
}
