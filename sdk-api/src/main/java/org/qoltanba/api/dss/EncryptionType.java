package org.qoltanba.api.dss;

/**
 * How a document is encrypted (contract sections 5.3 and 6.3).
 *
 * @since 0.1.0
 */
public enum EncryptionType {
    /** A CMS EnvelopedData container (RFC 5652). */
    CMS,
    /** XML encryption. */
    XML
}
