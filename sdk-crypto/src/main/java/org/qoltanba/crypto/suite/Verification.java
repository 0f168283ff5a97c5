package org.qoltanba.crypto.suite;

/**
 * A verification under way: the message comes in pieces, so that it need not be held in memory. For one signature and one
 * thread.
 */
public interface Verification {

    /**
     * Takes the next piece of the message.
     *
     * @param octets an array that holds it
     * @param offset where the piece begins
     * @param length how many octets it has
     */
    void update(byte[] octets, int offset, int length);

    /**
     * Ends the message and verifies.
     *
     * @param value the signature value as found
     * @return true only if it is a signature of the message by the key; malformed values are false
     */
    boolean verify(byte[] value);
}
