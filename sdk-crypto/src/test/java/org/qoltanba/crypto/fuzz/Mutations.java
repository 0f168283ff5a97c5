package org.qoltanba.crypto.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes a bad input of good ones: by what differs between a slip, a broken wire and malice. */
final class Mutations {

    private static final int[] TELLING = {0x00, 0x01, 0x7f, 0x80, 0x81, 0x84, 0xa0, 0xff, 0x30, 0x31, 0x02, 0x04, 0x06};

    private Mutations() {}

    /** One to four changes in a row; never nothing at all, which no caller lets through. */
    static byte[] of(List<byte[]> corpus, Random random) {
        byte[] mutant = corpus.get(random.nextInt(corpus.size())).clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && mutant.length > 0; i++) {
            mutant = changed(mutant, corpus, random);
        }
        return mutant.length > 0 ? mutant : new byte[1];
    }

    private static byte[] changed(byte[] input, List<byte[]> corpus, Random random) {
        int at = random.nextInt(input.length);
        return switch (random.nextInt(8)) {
            case 0 -> with(input, at, (byte) (input[at] ^ (1 << random.nextInt(8))));
            case 1 -> with(input, at, (byte) TELLING[random.nextInt(TELLING.length)]);
            case 2 -> Arrays.copyOf(input, at);
            case 3 -> without(input, at, random.nextInt(32));
            case 4 -> inserted(input, at, slice(input, random));
            case 5 -> inserted(input, at, slice(corpus.get(random.nextInt(corpus.size())), random));
            case 6 -> length(input, at, random);
            default -> swapped(input, at, random.nextInt(input.length));
        };
    }

    private static byte[] with(byte[] input, int at, byte value) {
        byte[] changed = input.clone();
        changed[at] = value;
        return changed;
    }

    private static byte[] without(byte[] input, int at, int length) {
        return inserted(input, at, new byte[0], Math.min(length, input.length - at));
    }

    private static byte[] inserted(byte[] input, int at, byte[] added) {
        return inserted(input, at, added, 0);
    }

    private static byte[] inserted(byte[] input, int at, byte[] added, int dropped) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(input, 0, at);
        out.writeBytes(added);
        out.write(input, at + dropped, input.length - at - dropped);
        return out.toByteArray();
    }

    private static byte[] slice(byte[] input, Random random) {
        int from = random.nextInt(input.length);
        return Arrays.copyOfRange(input, from, Math.min(input.length, from + 1 + random.nextInt(200)));
    }

    /** What looks like a header becomes one of an absurd, indefinite or slightly wrong length. */
    private static byte[] length(byte[] input, int from, Random random) {
        for (int i = from; i + 6 < input.length; i++) {
            if (input[i] == 0x30 || input[i] == 0x31 || input[i] == 0x04 || (input[i] & 0xff) >= 0xa0) {
                byte[] changed = input.clone();
                switch (random.nextInt(4)) {
                    case 0 -> changed[i + 1] = (byte) 0x80;
                    case 1 -> System.arraycopy(new byte[] {(byte) 0x84, 0x7f, -1, -1, -1}, 0, changed, i + 1, 5);
                    case 2 -> changed[i + 1]++;
                    default -> changed[i + 1]--;
                }
                return changed;
            }
        }
        return input;
    }

    private static byte[] swapped(byte[] input, int one, int other) {
        byte[] changed = input.clone();
        changed[one] = input[other];
        changed[other] = input[one];
        return changed;
    }
}
