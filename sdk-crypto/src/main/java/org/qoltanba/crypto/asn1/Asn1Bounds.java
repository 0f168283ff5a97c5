package org.qoltanba.crypto.asn1;

/**
 * How much an encoding may hold before it is refused unread.
 *
 * @param octets the longest encoding, in bytes
 * @param depth how deep constructed elements may be nested
 * @param elements how many elements of any kind there may be
 */
public record Asn1Bounds(int octets, int depth, int elements) {

    /** One certificate: far more than any real one. */
    public static final Asn1Bounds CERTIFICATE = new Asn1Bounds(256 * 1024, 32, 20_000);

    /** A key file: PKCS#12, or PKCS#8 inside PEM. */
    public static final Asn1Bounds KEY_FILE = new Asn1Bounds(4 * 1024 * 1024, 64, 100_000);

    /** A certificate revocation list: national ones reach 20 MB and some hundred thousand entries. */
    public static final Asn1Bounds REVOCATION_LIST = new Asn1Bounds(64 * 1024 * 1024, 32, 12_000_000);
}
