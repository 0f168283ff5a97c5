package org.qoltanba.crypto.gost;

import java.util.Arrays;

/**
 * GOST R 34.11-94 and GOST 34.311-95 (RFC 5831), which differ in their substitution only. The four encryptions of a step
 * do not depend on each other and run side by side, four words of the register that mixes their results go at once.
 */
final class Gost94Digest extends BlockDigest {

    private static final int BLOCK = 32;
    private static final int WORDS = 4;
    private static final int KEYS = 8;

    /** The one constant of the key generation that is not zero (section 5.1, C[3]). */
    private static final long[] CONSTANT = {
        0xFF00FF00FF00FF00L, 0x00FF00FF00FF00FFL, 0xFF0000FF00FFFF00L, 0xFF00FFFF000000FFL
    };

    private final int[] table;
    private final long[] hash = new long[WORDS];
    private final long[] length = new long[WORDS];
    private final long[] sum = new long[WORDS];
    private final long[] message = new long[WORDS];
    private final long[] encrypted = new long[WORDS];
    private final int[] keys = new int[WORDS * KEYS];

    Gost94Digest(Substitution substitution) {
        super("GOST3411", BLOCK);
        this.table = substitution.table();
    }

    @Override
    protected int engineGetDigestLength() {
        return BLOCK;
    }

    @Override
    void begin() {
        Arrays.fill(hash, 0);
        Arrays.fill(length, 0);
        Arrays.fill(sum, 0);
    }

    @Override
    void block(byte[] input, int offset) {
        LittleEndian.read(input, offset, message);
        LittleEndian.add(length, 8 * BLOCK);
        LittleEndian.add(sum, message);
        step(message);
    }

    @Override
    byte[] finish(byte[] padded, int restLength) {
        if (restLength > 0) {
            LittleEndian.read(padded, 0, message);
            LittleEndian.add(length, 8L * restLength);
            LittleEndian.add(sum, message);
            step(message);
        }
        step(length);
        step(sum);
        byte[] digest = new byte[BLOCK];
        LittleEndian.write(hash, 0, digest);
        Arrays.fill(message, 0);
        Arrays.fill(encrypted, 0);
        Arrays.fill(keys, 0);
        return digest;
    }

    private void step(long[] block) {
        generateKeys(block);
        encrypt();
        mix(block);
    }

    /** Section 5.1: the transformation A rotates by a word, A of A by two with the lower two changed. */
    private void generateKeys(long[] block) {
        long u0 = hash[0];
        long u1 = hash[1];
        long u2 = hash[2];
        long u3 = hash[3];
        long v0 = block[0];
        long v1 = block[1];
        long v2 = block[2];
        long v3 = block[3];
        putKey(0, u0 ^ v0, u1 ^ v1, u2 ^ v2, u3 ^ v3);
        for (int key = 1; key < WORDS; key++) {
            long turned = u0 ^ u1;
            u0 = u1;
            u1 = u2;
            u2 = u3;
            u3 = turned;
            if (key == 2) {
                u0 ^= CONSTANT[0];
                u1 ^= CONSTANT[1];
                u2 ^= CONSTANT[2];
                u3 ^= CONSTANT[3];
            }
            long first = v0 ^ v1;
            long second = v1 ^ v2;
            v0 = v2;
            v1 = v3;
            v2 = first;
            v3 = second;
            putKey(key, u0 ^ v0, u1 ^ v1, u2 ^ v2, u3 ^ v3);
        }
    }

    /** The transformation P: word n of a key is made of octet n of each of the four words. */
    private void putKey(int key, long w0, long w1, long w2, long w3) {
        for (int i = 0; i < KEYS; i++) {
            int shift = 8 * i;
            keys[KEYS * key + i] = ((int) (w0 >>> shift) & 0xFF)
                    | (((int) (w1 >>> shift) & 0xFF) << 8)
                    | (((int) (w2 >>> shift) & 0xFF) << 16)
                    | ((int) (w3 >>> shift) << 24);
        }
    }

    /** Section 5.2: each word of the hash under its own key, by 32 rounds of GOST 28147-89. */
    private void encrypt() {
        int[] t = table;
        int[] k = keys;
        int a = (int) hash[0];
        int b = (int) hash[1];
        int c = (int) hash[2];
        int d = (int) hash[3];
        int aa = (int) (hash[0] >>> 32);
        int bb = (int) (hash[1] >>> 32);
        int cc = (int) (hash[2] >>> 32);
        int dd = (int) (hash[3] >>> 32);
        // The keys go through three times forwards and once backwards
        for (int round = 0; round < 32; round += 2) {
            int i = round < 24 ? round & 7 : 31 - round;
            int j = round < 24 ? i + 1 : i - 1;
            aa ^= substituted(t, a + k[i]);
            bb ^= substituted(t, b + k[KEYS + i]);
            cc ^= substituted(t, c + k[2 * KEYS + i]);
            dd ^= substituted(t, d + k[3 * KEYS + i]);
            a ^= substituted(t, aa + k[j]);
            b ^= substituted(t, bb + k[KEYS + j]);
            c ^= substituted(t, cc + k[2 * KEYS + j]);
            d ^= substituted(t, dd + k[3 * KEYS + j]);
        }
        encrypted[0] = word(aa, a);
        encrypted[1] = word(bb, b);
        encrypted[2] = word(cc, c);
        encrypted[3] = word(dd, d);
    }

    private static int substituted(int[] table, int word) {
        return table[word & 0xFF]
                ^ table[0x100 + ((word >>> 8) & 0xFF)]
                ^ table[0x200 + ((word >>> 16) & 0xFF)]
                ^ table[0x300 + (word >>> 24)];
    }

    private static long word(int low, int high) {
        return ((long) high << 32) | (low & 0xFFFFFFFFL);
    }

    /** Section 5.3: twelve turns of the register, the block, one turn, the hash, 61 turns. */
    private void mix(long[] block) {
        long[] register = encrypted;
        turnByFour(register, 3);
        add(register, block);
        turn(register);
        add(register, hash);
        turnByFour(register, 15);
        turn(register);
        System.arraycopy(register, 0, hash, 0, WORDS);
    }

    private static void add(long[] register, long[] other) {
        for (int i = 0; i < WORDS; i++) {
            register[i] ^= other[i];
        }
    }

    /** One turn: out goes the lowest 16 bits, in comes the sum of 1, 2, 3, 4, 13 and 16 counted from the lowest. */
    private static void turn(long[] register) {
        long r0 = register[0];
        long r3 = register[3];
        long fresh = r0 ^ (r0 >>> 16) ^ (r0 >>> 32) ^ (r0 >>> 48) ^ r3 ^ (r3 >>> 48);
        register[0] = (r0 >>> 16) | (register[1] << 48);
        register[1] = (register[1] >>> 16) | (register[2] << 48);
        register[2] = (register[2] >>> 16) | (r3 << 48);
        register[3] = (r3 >>> 16) | (fresh << 48);
    }

    /** Four turns at once: what each takes from the one before it is added by doubling. */
    private static void turnByFour(long[] register, int times) {
        long r0 = register[0];
        long r1 = register[1];
        long r2 = register[2];
        long r3 = register[3];
        for (int i = 0; i < times; i++) {
            long fresh = r0
                    ^ ((r0 >>> 16) | (r1 << 48))
                    ^ ((r0 >>> 32) | (r1 << 32))
                    ^ ((r0 >>> 48) | (r1 << 16))
                    ^ r3
                    ^ (r3 >>> 48);
            fresh ^= fresh << 16;
            fresh ^= fresh << 32;
            r0 = r1;
            r1 = r2;
            r2 = r3;
            r3 = fresh;
        }
        register[0] = r0;
        register[1] = r1;
        register[2] = r2;
        register[3] = r3;
    }
}
