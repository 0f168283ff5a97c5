package org.qoltanba.crypto.asn1;

/**
 * How much an encoding may hold before it is refused unread.
 *
 * @param octets the longest encoding, in bytes
 * @param depth how deep constructed elements may be nested
 * @param elements how many elements of any kind there may be
 * @param remedy what somebody can do who wants more elements; empty if nothing
 */
public record Asn1Bounds(int octets, int depth, int elements, String remedy) {

    /** One certificate: far more than any real one. */
    public static final Asn1Bounds CERTIFICATE = new Asn1Bounds(256 * 1024, 32, 20_000);

    /** A key file: PKCS#12, or PKCS#8 inside PEM. */
    public static final Asn1Bounds KEY_FILE = new Asn1Bounds(4 * 1024 * 1024, 64, 100_000);

    /** A time stamp token with the certificates of its authority, or the answer that brings it. */
    public static final Asn1Bounds TIME_STAMP = new Asn1Bounds(1024 * 1024, 48, 100_000);

    /** The answer of an OCSP responder with its certificates. */
    public static final Asn1Bounds OCSP_ANSWER = new Asn1Bounds(1024 * 1024, 48, 100_000);

    /** A certificate revocation list: national ones reach 20 MB and some hundred thousand entries. */
    public static final Asn1Bounds REVOCATION_LIST = new Asn1Bounds(64 * 1024 * 1024, 32, 12_000_000);

    /**
     * Bounds that nobody can move.
     *
     * @param octets the longest encoding, in bytes
     * @param depth how deep constructed elements may be nested
     * @param elements how many elements of any kind there may be
     */
    public Asn1Bounds(int octets, int depth, int elements) {
        this(octets, depth, elements, "");
    }
}
