package org.qoltanba.client.dss;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.signature.SignaturePackaging;
import org.qoltanba.client.http.StreamedJson;

/**
 * The body of {@code POST transactions} that asks for one CAdES signature (contract section 5.2). The document is
 * streamed; with {@code byDigest} its digest stands in its place.
 */
final class TransactionCall implements StreamedJson {

    private static final int SIGN_DOCUMENT = 2;

    private final SigningOrder order;
    private final Digest digest;

    TransactionCall(SigningOrder order, Digest digest) {
        this.order = order;
        this.digest = digest;
    }

    @Override
    public void write(JsonGenerator json, Documents documents) throws IOException {
        json.writeStartObject();
        json.writeNumberField("OperationCode", SIGN_DOCUMENT);
        json.writeArrayFieldStart("Parameters");
        for (Map.Entry<String, String> parameter : parameters().entrySet()) {
            json.writeStartObject();
            json.writeStringField("Name", parameter.getKey());
            json.writeStringField("Value", parameter.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeFieldName("Document");
        if (order.byDigest()) {
            json.writeString(digest.value().toBase64());
        } else {
            documents.base64(order.document());
        }
        json.writeEndObject();
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("SignatureType", "CAdES");
        parameters.put("CADESType", "BES");
        parameters.put("IsDetached", Boolean.toString(order.packaging() == SignaturePackaging.DETACHED));
        parameters.put("CertificateID", Long.toString(order.certificateId()));
        if (order.byDigest()) {
            parameters.put("Hash", "true");
            parameters.put("HashAlgorithm", digest.algorithm().displayName());
        }
        parameters.put("DocumentInfo", order.description());
        String type = order.documentType();
        if (type != null) {
            parameters.put("DocumentType", type);
        }
        return parameters;
    }

    @Override
    public String toString() {
        return "TransactionCall";
    }
}
