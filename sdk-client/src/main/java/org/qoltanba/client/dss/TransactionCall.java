package org.qoltanba.client.dss;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.qoltanba.client.http.StreamedJson;

/** The body of {@code POST transactions} (contract section 5). Documents are streamed. */
final class TransactionCall implements StreamedJson {

    private final Order<?> order;

    TransactionCall(Order<?> order) {
        this.order = order;
    }

    @Override
    public void write(JsonGenerator json, Documents documents) throws IOException {
        json.writeStartObject();
        json.writeNumberField("OperationCode", order.action().code().orElseThrow());
        order.writeTransaction(json, documents);
        json.writeEndObject();
    }

    /** One of the {@code Parameters}: values are texts, whatever they mean. */
    static void parameter(JsonGenerator json, String name, String value) throws IOException {
        json.writeStartObject();
        json.writeStringField("Name", name);
        json.writeStringField("Value", value);
        json.writeEndObject();
    }

    @Override
    public String toString() {
        return "TransactionCall";
    }
}
