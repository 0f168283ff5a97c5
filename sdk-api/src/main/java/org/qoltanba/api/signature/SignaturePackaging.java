package org.qoltanba.api.signature;

/**
 * Whether a CMS signature holds the document it signs (RFC 5652 section 5.2).
 *
 * @since 0.1.0
 */
public enum SignaturePackaging {
    /** The document stays outside; whoever verifies needs both. SIGEX recommends this form. */
    DETACHED,
    /** The document is inside the signature. */
    ATTACHED
}
