package org.qoltanba.client.sigex;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;

/**
 * Something a phone is to sign: a document, or a text.
 *
 * @param name what the phone calls it
 * @param document the document; null for a text
 * @param text the text; null for a document
 */
record EgovItem(
        String name,
        @Nullable DocumentSource document,
        @Nullable String text) {

    static EgovItem of(DocumentSource document) {
        return new EgovItem(document.name(), document, null);
    }

    static EgovItem of(String name, String text) {
        return new EgovItem(name, null, text);
    }

    /** The application shows PDFs and nothing else (contract section 7.51). */
    String mime() {
        return name.toLowerCase(Locale.ROOT).endsWith(".pdf") ? "@file/pdf" : "";
    }

    @Override
    public String toString() {
        return "EgovItem";
    }
}
