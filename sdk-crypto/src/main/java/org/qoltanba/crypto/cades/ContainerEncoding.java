package org.qoltanba.crypto.cades;

/**
 * How a signature with its document inside is written (ITU-T X.690). Both say the same, and every reader of CMS reads
 * both; some insist on DER.
 *
 * @since 0.1.0
 */
public enum ContainerEncoding {
    /** With definite lengths, the document in one piece. */
    DER,
    /** With indefinite lengths, the document in segments of 64 KiB: written in one pass whatever the key. */
    BER
}
