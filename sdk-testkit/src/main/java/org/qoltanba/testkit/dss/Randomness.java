package org.qoltanba.testkit.dss;

import java.util.Random;
import java.util.UUID;

/** Identifiers and codes, the same ones for the same seed. Safe to share between threads. */
final class Randomness {

    private static final int DECIMAL = 10;

    private final Random random;

    Randomness(long seed) {
        this.random = new Random(seed);
    }

    /** An identifier as Windows services write them. */
    String guid() {
        return UUID.nameUUIDFromBytes(bytes(16)).toString();
    }

    /** A code of decimal digits. */
    String digits(int length) {
        StringBuilder digits = new StringBuilder(length);
        random.ints(length, 0, DECIMAL).forEach(digits::append);
        return digits.toString();
    }

    /** Bytes for a key. */
    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
