package org.qoltanba.api.dss;

/**
 * How a document is encrypted (contract sections 5.3 and 6.3).
 *
 * @since 0.1.0
 */
public enum EncryptionType {
    /** A CMS EnvelopedData container (RFC 5652). */
    CMS(0),
    /** XML encryption. */
    XML(1);

    private final int number;

    EncryptionType(int number) {
        this.number = number;
    }

    /**
     * The service's number of this type.
     *
     * @return 0 or 1
     */
    public int number() {
        return number;
    }
}
