package org.qoltanba.api.dss;

import java.util.Objects;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;

/**
 * What CryptoPro DSS made of a document: the signed PDF, XML or Office document, or a bare signature value.
 *
 * @param name the name of the document that was signed
 * @param format what was asked for
 * @param content the octets
 * @since 0.1.0
 */
public record SignedDocument(String name, DocumentFormat format, Bytes content) {

    /**
     * Checks that everything is there.
     *
     * @param name the name of the document that was signed
     * @param format what was asked for
     * @param content the octets
     */
    public SignedDocument {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(content, "content");
    }

    /**
     * The same as a document, to go on with.
     *
     * @return a document with the name and these octets
     */
    public DocumentSource asDocument() {
        return DocumentSource.of(name, content);
    }

    /** Format and size only. */
    @Override
    public String toString() {
        return "SignedDocument[" + format + ", " + content.size() + " bytes]";
    }
}
