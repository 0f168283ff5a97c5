package org.qoltanba.api.dss;

/**
 * How CryptoPro DSS signs a document when the result is no CAdES or CMS container (contract section 5.2). Each is
 * immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public sealed interface DocumentFormat permits XmlSignature, PdfSignature, OfficeSignature, RawSignature {}
