package org.qoltanba.client.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.qoltanba.api.document.DocumentSource;

/**
 * Writes a JSON body piece by piece, for bodies with a document in them. It is called twice for each attempt, first to
 * learn the exact length without reading the document, then to send; both times it must write the same.
 */
@FunctionalInterface
public interface StreamedJson {

    /**
     * Writes the whole body.
     *
     * @param json where to write members
     * @param documents writes the value of a member as a document in Base64
     * @throws IOException if writing fails
     */
    void write(JsonGenerator json, Documents documents) throws IOException;

    /**
     * A body that is one object.
     *
     * @param members writes its members
     * @return the object around them
     */
    static StreamedJson object(StreamedJson members) {
        return (json, documents) -> {
            json.writeStartObject();
            members.write(json, documents);
            json.writeEndObject();
        };
    }

    /** Writes documents as Base64 strings in constant memory. */
    @FunctionalInterface
    interface Documents {

        /**
         * Writes a document as the next value.
         *
         * @param document what to write
         * @throws IOException if it cannot be read or written
         */
        void base64(DocumentSource document) throws IOException;
    }
}
