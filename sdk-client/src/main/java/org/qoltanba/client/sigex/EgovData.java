package org.qoltanba.client.sigex;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.qoltanba.client.http.StreamedJson;

/**
 * The body that goes to the phone (contract section 7.51). Documents are streamed.
 *
 * @param method how to sign
 * @param items what to sign; numbered from 1
 * @param meta what to show about each
 */
record EgovData(Method method, List<EgovItem> items, List<Map.Entry<String, String>> meta) implements StreamedJson {

    /** How a phone signs. */
    enum Method {
        CMS_WITH_DATA,
        CMS_SIGN_ONLY,
        XML,
        SIGN_BYTES_ARRAY
    }

    @Override
    public void write(JsonGenerator json, Documents documents) throws IOException {
        json.writeStartObject();
        json.writeStringField("signMethod", method.name());
        json.writeArrayFieldStart("documentsToSign");
        for (int i = 0; i < items.size(); i++) {
            write(json, documents, i + 1, items.get(i));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(JsonGenerator json, Documents documents, int id, EgovItem item) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", id);
        for (String language : List.of("nameRu", "nameKz", "nameEn")) {
            json.writeStringField(language, item.name());
        }
        json.writeArrayFieldStart("meta");
        for (Map.Entry<String, String> shown : meta) {
            json.writeStartObject();
            json.writeStringField("name", shown.getKey());
            json.writeStringField("value", shown.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (method == Method.XML) {
            json.writeStringField("documentXml", item.text());
        } else {
            writeFile(json, documents, item);
        }
        json.writeEndObject();
    }

    private static void writeFile(JsonGenerator json, Documents documents, EgovItem item) throws IOException {
        json.writeObjectFieldStart("document");
        json.writeObjectFieldStart("file");
        if (item.document() == null) {
            json.writeStringField("mime", "");
            json.writeStringField("data", item.text());
        } else {
            json.writeStringField("mime", item.mime());
            json.writeFieldName("data");
            documents.base64(item.document());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /** How large the answer may be: with the documents inside it, as large as they are in Base64. */
    long answerLimit() {
        long limit = 4L << 20;
        for (EgovItem item : items) {
            limit += item.document() == null ? 0 : 4 * (item.document().size() / 3 + 1);
            limit += item.text() == null ? 0 : 4L * item.text().length();
        }
        return limit;
    }

    @Override
    public String toString() {
        return "EgovData[" + method + ", " + items.size() + " documents]";
    }
}
