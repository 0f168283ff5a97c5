package org.qoltanba.api.dss;

/**
 * A signature inside the document itself, or a bare signature value, about to be asked of CryptoPro DSS (contract section
 * 5.2). The SDK does not verify these formats: what comes back is what the service made. Not thread-safe; use it once.
 *
 * @since 0.1.0
 */
public interface DocumentSigning extends DocumentOperation<SignedDocument, DocumentSigning> {}
