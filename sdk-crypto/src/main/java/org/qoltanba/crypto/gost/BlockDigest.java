package org.qoltanba.crypto.gost;

import java.security.MessageDigest;
import java.util.Arrays;

/** Cuts the message into blocks. What is left over at the end is at most one octet short of a block. */
abstract class BlockDigest extends MessageDigest {

    private final byte[] rest;
    private int restLength;

    BlockDigest(String algorithm, int blockOctets) {
        super(algorithm);
        this.rest = new byte[blockOctets];
    }

    /** Takes one complete block. */
    abstract void block(byte[] message, int offset);

    /** Takes what is left over, with zeros behind it, and tells the digest. */
    abstract byte[] finish(byte[] padded, int length);

    /** Returns to the beginning. */
    abstract void begin();

    @Override
    protected final void engineUpdate(byte input) {
        rest[restLength++] = input;
        if (restLength == rest.length) {
            restLength = 0;
            block(rest, 0);
        }
    }

    @Override
    protected final void engineUpdate(byte[] input, int offset, int length) {
        int from = offset;
        int end = offset + length;
        if (restLength > 0) {
            int taken = Math.min(rest.length - restLength, length);
            System.arraycopy(input, from, rest, restLength, taken);
            restLength += taken;
            from += taken;
            if (restLength < rest.length) {
                return;
            }
            restLength = 0;
            block(rest, 0);
        }
        for (; end - from >= rest.length; from += rest.length) {
            block(input, from);
        }
        System.arraycopy(input, from, rest, 0, end - from);
        restLength = end - from;
    }

    @Override
    protected final byte[] engineDigest() {
        Arrays.fill(rest, restLength, rest.length, (byte) 0);
        byte[] digest = finish(rest, restLength);
        engineReset();
        return digest;
    }

    @Override
    protected final void engineReset() {
        Arrays.fill(rest, (byte) 0);
        restLength = 0;
        begin();
    }
}
