package org.qoltanba.api.dss;

/**
 * An XML signature (the service's {@code XMLDSig}, contract section 5.2).
 *
 * @since 0.1.0
 */
public enum XmlSignature implements DocumentFormat {
    /** The signature becomes an element of the document. */
    ENVELOPED,
    /** The document becomes an element of the signature. */
    ENVELOPING,
    /** The document holds a template of the signature, which the service fills in. */
    TEMPLATE
}
