package org.qoltanba.client.dss;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.client.http.StreamedJson.Documents;

/**
 * A document that an operation works with, read once.
 *
 * @param document the document
 * @param recognised its digest, to tell it from others
 * @param sent the digest that the service gets in its place; null if it gets the document
 */
record Material(
        DocumentSource document,
        Digest recognised,
        @Nullable Digest sent) {

    private static final int LONGEST_TYPE = 10;

    /**
     * Reads a document. Blocks for its source.
     *
     * @param algorithm the algorithm of the digest that the service gets in its place; null if it gets the document
     */
    static Material read(DocumentSource document, @Nullable DigestAlgorithm algorithm) {
        Digest recognised = Digests.sha256(document);
        if (algorithm == null) {
            return new Material(document, recognised, null);
        }
        return new Material(
                document,
                recognised,
                recognised.algorithm().equals(algorithm) ? recognised : Digests.of(document, algorithm));
    }

    /** The document in Base64, or its digest. */
    void writeTo(JsonGenerator json, Documents documents) throws IOException {
        if (sent == null) {
            documents.base64(document);
        } else {
            json.writeString(sent.value().toBase64());
        }
    }

    /** The extension of the document's name, which chooses how the phone displays it (contract section 5.2). */
    @Nullable
    String type() {
        int dot = document.name().lastIndexOf('.');
        String extension = document.name().substring(dot + 1);
        return dot < 0 || extension.isEmpty() || extension.length() > LONGEST_TYPE
                ? null
                : extension.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "Material[" + document.size() + " bytes]";
    }
}
