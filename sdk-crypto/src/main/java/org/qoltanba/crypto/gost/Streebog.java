package org.qoltanba.crypto.gost;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * GOST R 34.11-2012 (RFC 6986), also called Streebog, with 256 or 512 bits. The three transformations of a round are done
 * together by tables: each octet of the state contributes a word of 64 bits, and the words are added.
 */
final class Streebog extends BlockDigest {

    private static final int BLOCK = 64;
    private static final int WORDS = 8;

    /** The substitution of octets (section 6.2). */
    private static final String SUBSTITUTION = "fceedd11cf6e3116fbc4fada23c5044de977f0db932e99ba1736f1bb14cd5fc1"
            + "f918655ae25cef21811c3c428b018e4f058402aee36a8fa0060bed987fd4d31f"
            + "eb342c51eac848abf22a68a2fd3aceccb5700e56080c7612bf7213479cb75d87"
            + "15a19629107b9ac7f391786f9d9eb2b13275193dff358a7e6d54c680c3bd0d57"
            + "dff524a93ea843c9d779d6f67c22b903e00fecde7a94b0bcdce828504e330a4a"
            + "a79760731e0062441ab83882649f2641ad454692275e552f8ca3a57d69d5953b"
            + "0758b34086ac1df730376be488d9e789e11b83494c3ff8fe8d53aa90cad88561"
            + "207167a42d2b095bcb9b25d0bee56c5259a674d2e6f4b4c0d166afc2394b63b6";

    /** The matrix of the linear transformation (section 6.4), row after row. */
    private static final String MATRIX = "8e20faa72ba0b47047107ddd9b505a38ad08b0e0c3282d1cd8045870ef14980e"
            + "6c022c38f90a4c073601161cf205268d1b8e0b0e798c13c883478b07b2468764"
            + "a011d380818e8f405086e740ce47c9202843fd2067adea1014aff010bdd87508"
            + "0ad97808d06cb40405e23c0468365a028c711e02341b2d0146b60f011a83988e"
            + "90dab52a387ae76f486dd4151c3dfdb924b86a840e90f0d2125c354207487869"
            + "092e94218d243cba8a174a9ec8121e5d4585254f64090fa0accc9ca9328a8950"
            + "9d4df05d5f661451c0a878a0a1330aa660543c50de970553302a1e286fc58ca7"
            + "18150f14b9ec46dd0c84890ad27623e00642ca05693b9f700321658cba93c138"
            + "86275df09ce8aaa8439da0784e745554afc0503c273aa42ad960281e9d1d5215"
            + "e230140fc080298471180a8960409a42b60c05ca30204d215b068c651810a89e"
            + "456c34887a3805b9ac361a443d1c8cd2561b0d22900e46692b838811480723ba"
            + "9bcf4486248d9f5dc3e9224312c8c1a0effa11af0964ee50f97d86d98a327728"
            + "e4fa2054a80b329c727d102a548b194e39b008152acb82279258048415eb419d"
            + "492c024284fbaec0aa16012142f35760550b8e9e21f7a530a48b474f9ef5dc18"
            + "70a6a56e2440598e3853dc371220a2471ca76e95091051ad0edd37c48a08a6d8"
            + "07e095624504536c8d70c431ac02a736c83862965601dd1b641c314b2b8ee083";

    /** The constants of the rounds (section 6.5), highest octet first as they are printed. */
    private static final String[] CONSTANTS = {
        "b1085bda1ecadae9ebcb2f81c0657c1f2f6a76432e45d016714eb88d7585c4fc"
                + "4b7ce09192676901a2422a08a460d31505767436cc744d23dd806559f2a64507",
        "6fa3b58aa99d2f1a4fe39d460f70b5d7f3feea720a232b9861d55e0f16b50131"
                + "9ab5176b12d699585cb561c2db0aa7ca55dda21bd7cbcd56e679047021b19bb7",
        "f574dcac2bce2fc70a39fc286a3d843506f15e5f529c1f8bf2ea7514b1297b7b"
                + "d3e20fe490359eb1c1c93a376062db09c2b6f443867adb31991e96f50aba0ab2",
        "ef1fdfb3e81566d2f948e1a05d71e4dd488e857e335c3c7d9d721cad685e353f"
                + "a9d72c82ed03d675d8b71333935203be3453eaa193e837f1220cbebc84e3d12e",
        "4bea6bacad4747999a3f410c6ca923637f151c1f1686104a359e35d7800fffbd"
                + "bfcd1747253af5a3dfff00b723271a167a56a27ea9ea63f5601758fd7c6cfe57",
        "ae4faeae1d3ad3d96fa4c33b7a3039c02d66c4f95142a46c187f9ab49af08ec6"
                + "cffaa6b71c9ab7b40af21f66c2bec6b6bf71c57236904f35fa68407a46647d6e",
        "f4c70e16eeaac5ec51ac86febf240954399ec6c7e6bf87c9d3473e33197a93c9"
                + "0992abc52d822c3706476983284a05043517454ca23c4af38886564d3a14d493",
        "9b1f5b424d93c9a703e7aa020c6e41414eb7f8719c36de1e89b4443b4ddbc49a"
                + "f4892bcb929b069069d18d2bd1a5c42f36acc2355951a8d9a47f0dd4bf02e71e",
        "378f5a541631229b944c9ad8ec165fde3a7d3a1b258942243cd955b7e00d0984"
                + "800a440bdbb2ceb17b2b8a9aa6079c540e38dc92cb1f2a607261445183235adb",
        "abbedea680056f52382ae548b2e4f3f38941e71cff8a78db1fffe18a1b336103"
                + "9fe76702af69334b7a1e6c303b7652f43698fad1153bb6c374b4c7fb98459ced",
        "7bcd9ed0efc889fb3002c6cd635afe94d8fa6bbbebab07612001802114846679"
                + "8a1d71efea48b9caefbacd1d7d476e98dea2594ac06fd85d6bcaa4cd81f32d1b",
        "378ee767f11631bad21380b00449b17acda43c32bcdf1d77f82012d430219f9b"
                + "5d80ef9d1891cc86e71da4aa88e12852faf417d5d9b21b9948bc924af11bd720"
    };

    private static final long[] TABLES = tables();
    private static final long[][] ROUNDS = rounds();
    private static final long[] ZERO = new long[WORDS];

    private final int octets;
    private final long[] hash = new long[WORDS];
    private final long[] length = new long[WORDS];
    private final long[] sum = new long[WORDS];
    private final long[] message = new long[WORDS];
    private final long[] key = new long[WORDS];
    private final long[] state = new long[WORDS];
    private final byte[] octetsOfSum = new byte[BLOCK];

    /** A computation of a digest of so many octets, 32 or 64. */
    Streebog(int octets) {
        super("GOST3411-2012-" + 8 * octets, BLOCK);
        this.octets = octets;
        begin();
    }

    /** For each of the eight places of an octet in a word, 256 words: the matrix times the substituted octet. */
    private static long[] tables() {
        byte[] substitution = HexFormat.of().parseHex(SUBSTITUTION);
        long[] tables = new long[WORDS * 256];
        for (int place = 0; place < WORDS; place++) {
            for (int octet = 0; octet < 256; octet++) {
                long word = 0;
                for (int bit = 0; bit < 8; bit++) {
                    if ((substitution[octet] & (1 << bit)) != 0) {
                        int row = 63 - (8 * place + bit);
                        word ^= HexFormat.fromHexDigitsToLong(MATRIX, 16 * row, 16 * row + 16);
                    }
                }
                tables[256 * place + octet] = word;
            }
        }
        return tables;
    }

    private static long[][] rounds() {
        long[][] rounds = new long[CONSTANTS.length][WORDS];
        for (int i = 0; i < rounds.length; i++) {
            for (int word = 0; word < WORDS; word++) {
                int at = 16 * (WORDS - 1 - word);
                rounds[i][word] = HexFormat.fromHexDigitsToLong(CONSTANTS[i], at, at + 16);
            }
        }
        return rounds;
    }

    @Override
    protected int engineGetDigestLength() {
        return octets;
    }

    @Override
    void begin() {
        Arrays.fill(hash, octets == BLOCK ? 0 : 0x0101010101010101L);
        Arrays.fill(length, 0);
        Arrays.fill(sum, 0);
    }

    @Override
    void block(byte[] input, int offset) {
        LittleEndian.read(input, offset, message);
        compress(length, message);
        LittleEndian.add(length, 8 * BLOCK);
        LittleEndian.add(sum, message);
    }

    @Override
    byte[] finish(byte[] padded, int restLength) {
        padded[restLength] = 1;
        LittleEndian.read(padded, 0, message);
        compress(length, message);
        LittleEndian.add(length, 8L * restLength);
        LittleEndian.add(sum, message);
        compress(ZERO, length);
        compress(ZERO, sum);
        byte[] digest = new byte[octets];
        LittleEndian.write(hash, (BLOCK - octets) / 8, digest);
        Arrays.fill(message, 0);
        Arrays.fill(state, 0);
        Arrays.fill(key, 0);
        Arrays.fill(octetsOfSum, (byte) 0);
        return digest;
    }

    /** The compression function (section 8): a cipher whose keys grow out of hash and length. */
    private void compress(long[] count, long[] block) {
        transform(hash, count, key);
        transform(key, block, state);
        for (int round = 0; round < ROUNDS.length - 1; round++) {
            transform(key, ROUNDS[round], key);
            transform(state, key, state);
        }
        transform(key, ROUNDS[ROUNDS.length - 1], key);
        for (int i = 0; i < WORDS; i++) {
            hash[i] ^= state[i] ^ key[i] ^ block[i];
        }
    }

    /**
     * Adds two states and substitutes, transposes and multiplies the sum (section 7). The sum goes through memory, as
     * reading an octet from there costs less than shifting it out of a word. The rows are written out, since the compiler
     * of JDK 17 does not unroll a loop over them, which takes half as long again.
     */
    private void transform(long[] one, long[] other, long[] result) {
        byte[] sum = octetsOfSum;
        for (int word = 0; word < WORDS; word++) {
            LittleEndian.set(sum, 8 * word, one[word] ^ other[word]);
        }
        result[0] = row(sum, 0);
        result[1] = row(sum, 1);
        result[2] = row(sum, 2);
        result[3] = row(sum, 3);
        result[4] = row(sum, 4);
        result[5] = row(sum, 5);
        result[6] = row(sum, 6);
        result[7] = row(sum, 7);
    }

    /** One word of the result, from the octets at one place of all eight words. */
    private static long row(byte[] sum, int place) {
        long[] tables = TABLES;
        return tables[sum[place] & 0xFF]
                ^ tables[0x100 + (sum[8 + place] & 0xFF)]
                ^ tables[0x200 + (sum[16 + place] & 0xFF)]
                ^ tables[0x300 + (sum[24 + place] & 0xFF)]
                ^ tables[0x400 + (sum[32 + place] & 0xFF)]
                ^ tables[0x500 + (sum[40 + place] & 0xFF)]
                ^ tables[0x600 + (sum[48 + place] & 0xFF)]
                ^ tables[0x700 + (sum[56 + place] & 0xFF)];
    }
}
