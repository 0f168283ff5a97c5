package org.qoltanba.client.dss;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.client.http.StreamedJson;
import org.qoltanba.client.http.StreamedJson.Documents;

/** The members of a signing request in the spellings of its three places (contract sections 5.2, 6.1 and 12.2). */
final class SigningMembers {

    private SigningMembers() {}

    /**
     * The {@code Parameters} of a transaction.
     *
     * @param original the content of an existing detached signature; null if it is not told
     */
    static void transactionParameters(
            JsonGenerator json,
            Documents documents,
            SignatureTerms terms,
            KeyUse key,
            String description,
            @Nullable String documentType,
            @Nullable DocumentSource original)
            throws IOException {
        json.writeArrayFieldStart("Parameters");
        TransactionCall.parameter(json, "SignatureType", terms.type());
        for (Map.Entry<String, String> parameter : terms.parameters().entrySet()) {
            TransactionCall.parameter(json, parameter.getKey(), parameter.getValue());
        }
        if (original != null) {
            json.writeStartObject();
            json.writeStringField("Name", "OriginalDocument");
            json.writeFieldName("Value");
            documents.base64(original);
            json.writeEndObject();
        }
        TransactionCall.parameter(json, "CertificateID", Long.toString(key.certificateId()));
        TransactionCall.parameter(json, "DocumentInfo", description);
        if (documentType != null) {
            TransactionCall.parameter(json, "DocumentType", documentType);
        }
        json.writeEndArray();
    }

    /** The member {@code Signature} that says everything. */
    static void signature(
            JsonGenerator json,
            Documents documents,
            SignatureTerms terms,
            KeyUse key,
            boolean withPin,
            @Nullable DocumentSource original)
            throws IOException {
        json.writeObjectFieldStart("Signature");
        if (terms.template() == null) {
            json.writeStringField("Type", terms.type());
            json.writeObjectFieldStart("Parameters");
            for (Map.Entry<String, String> parameter : terms.parameters().entrySet()) {
                json.writeStringField(parameter.getKey(), parameter.getValue());
            }
            if (original != null) {
                json.writeFieldName("OriginalDocument");
                documents.base64(original);
            }
            json.writeEndObject();
        } else {
            json.writeStringField("ProcessingTemplateId", terms.template());
        }
        json.writeNumberField("CertificateId", key.certificateId());
        if (withPin) {
            pin(json, key.pin());
        }
        json.writeEndObject();
    }

    /**
     * The body that fetches what was confirmed: empty, or the PIN in its member.
     *
     * @param member {@code Signature} or {@code Decryption}
     */
    static StreamedJson confirmed(String member, KeyUse key) {
        return (json, documents) -> {
            json.writeStartObject();
            if (key.pin() != null) {
                json.writeObjectFieldStart(member);
                pin(json, key.pin());
                json.writeEndObject();
            }
            json.writeEndObject();
        };
    }

    /** The member {@code PinCode}; none if there is no PIN. */
    static void pin(JsonGenerator json, @Nullable Secret pin) throws IOException {
        if (pin != null) {
            json.writeStringField("PinCode", pin.reveal(String::new));
        }
    }
}
