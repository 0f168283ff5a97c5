package org.qoltanba.client.dss;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.qoltanba.client.http.StreamedJson.Documents;

/** The elements of {@code BinaryData} (contract section 12.2). */
final class BinaryData {

    private BinaryData() {}

    /** A document that is sent along. */
    static void inline(JsonGenerator json, Documents documents, Material material) throws IOException {
        json.writeStartObject();
        json.writeFieldName("Content");
        material.writeTo(json, documents);
        names(json, material);
        json.writeEndObject();
    }

    /** What the phone shows of it. */
    static void names(JsonGenerator json, Material material) throws IOException {
        String name = material.document().name();
        String type = material.type();
        json.writeStringField("ContentInfo", name);
        json.writeStringField("Name", type == null ? name : name.substring(0, name.length() - type.length() - 1));
        if (type != null) {
            json.writeStringField("Type", type);
        }
    }
}
