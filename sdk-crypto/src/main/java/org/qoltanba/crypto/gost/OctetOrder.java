package org.qoltanba.crypto.gost;

import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.util.BigIntegers;

/** How the two numbers of a signature stand in its octets. The one is the other back to front. */
enum OctetOrder {
    /** s and then r, both big-endian (RFC 4491 section 2.2.2). */
    RUSSIAN {
        @Override
        byte[] join(BigInteger r, BigInteger s, int octets) {
            byte[] value = new byte[2 * octets];
            BigIntegers.asUnsignedByteArray(s, value, 0, octets);
            BigIntegers.asUnsignedByteArray(r, value, octets, octets);
            return value;
        }

        @Override
        BigInteger r(byte[] value) {
            return new BigInteger(1, value, value.length / 2, value.length / 2);
        }

        @Override
        BigInteger s(byte[] value) {
            return new BigInteger(1, value, 0, value.length / 2);
        }
    },
    /** r and then s, both little-endian, as the national authority of Kazakhstan and its software write them. */
    KAZAKH {
        @Override
        byte[] join(BigInteger r, BigInteger s, int octets) {
            return reversed(RUSSIAN.join(r, s, octets));
        }

        @Override
        BigInteger r(byte[] value) {
            return RUSSIAN.r(reversed(value));
        }

        @Override
        BigInteger s(byte[] value) {
            return RUSSIAN.s(reversed(value));
        }
    };

    /** Writes both numbers, each in so many octets. */
    abstract byte[] join(BigInteger r, BigInteger s, int octets);

    abstract BigInteger r(byte[] value);

    abstract BigInteger s(byte[] value);

    /** The number of octets in little-endian order, as keys are written in both countries. */
    static BigInteger littleEndian(byte[] octets, int from, int length) {
        byte[] part = Arrays.copyOfRange(octets, from, from + length);
        byte[] reversed = reversed(part);
        BigInteger number = new BigInteger(1, reversed);
        Arrays.fill(part, (byte) 0);
        Arrays.fill(reversed, (byte) 0);
        return number;
    }

    private static byte[] reversed(byte[] octets) {
        byte[] reversed = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            reversed[i] = octets[octets.length - 1 - i];
        }
        return reversed;
    }
}
