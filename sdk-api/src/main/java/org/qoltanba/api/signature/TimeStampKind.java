package org.qoltanba.api.signature;

/**
 * What a time stamp inside a signature covers, and with that from when on it proves that something existed.
 *
 * @since 0.1.0
 */
public enum TimeStampKind {
    /** The document, before it was signed: content-time-stamp (RFC 5126 section 5.11.4). */
    CONTENT("content-time-stamp"),
    /** The signature value: signature-time-stamp (ETSI EN 319 122-1 section 5.3). */
    SIGNATURE("signature-time-stamp"),
    /** The signature value and the references: CAdES-C-time-stamp (RFC 5126 section 6.3.5). */
    SIGNATURE_AND_REFERENCES("CAdES-C-time-stamp"),
    /** The references alone: time-stamped-certs-crls-references (RFC 5126 section 6.3.6). */
    REFERENCES("time-stamped-certs-crls-references"),
    /** Everything, in the withdrawn form of archive-time-stamp-v2 (ETSI TS 101 733). It is read, never written. */
    ARCHIVE_V2("archive-time-stamp-v2"),
    /** Everything, as archive-time-stamp-v3 (ETSI EN 319 122-1 section 5.5.3). */
    ARCHIVE_V3("archive-time-stamp-v3");

    private final String attribute;

    TimeStampKind(String attribute) {
        this.attribute = attribute;
    }

    /**
     * The attribute that holds it.
     *
     * @return the name the standards use
     */
    public String attribute() {
        return attribute;
    }
}
