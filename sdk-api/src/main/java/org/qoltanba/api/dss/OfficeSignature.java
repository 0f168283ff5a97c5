package org.qoltanba.api.dss;

/**
 * A signature inside an Office document (the service's {@code MSOffice}, contract section 5.2).
 *
 * @since 0.1.0
 */
public enum OfficeSignature implements DocumentFormat {
    /** The first signature, or one more beside those the document has. */
    IN_DOCUMENT
}
