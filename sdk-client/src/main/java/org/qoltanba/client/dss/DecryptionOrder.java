package org.qoltanba.client.dss;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.DssAction;
import org.qoltanba.api.dss.EncryptionType;
import org.qoltanba.client.http.HttpAnswer;
import org.qoltanba.client.http.HttpCall;
import org.qoltanba.client.http.StreamedJson;
import org.qoltanba.client.http.StreamedJson.Documents;

/** A document to decrypt (contract sections 5.3, 6.3 and 12.6). */
final class DecryptionOrder implements Order<DocumentSource> {

    private final Material material;
    private final KeyUse key;
    private final EncryptionType type;
    private final String description;

    DecryptionOrder(Material material, KeyUse key, EncryptionType type, String description) {
        this.material = material;
        this.key = key;
        this.type = type;
        this.description = description;
    }

    @Override
    public DssAction action() {
        return DssAction.DECRYPT_DOCUMENT;
    }

    @Override
    public String name() {
        return "a decryption";
    }

    @Override
    public String kind() {
        return "decrypt";
    }

    @Override
    public List<String> details() {
        return OrderDetails.of(List.of(
                kind(),
                Long.toString(key.certificateId()),
                type.name(),
                material.recognised().value().toBase64()));
    }

    @Override
    public void writeTransaction(JsonGenerator json, Documents documents) throws IOException {
        json.writeArrayFieldStart("Parameters");
        TransactionCall.parameter(json, "EncryptionType", type.name());
        TransactionCall.parameter(json, "CertificateID", Long.toString(key.certificateId()));
        TransactionCall.parameter(json, "DocumentInfo", description);
        String extension = material.type();
        if (extension != null) {
            TransactionCall.parameter(json, "DocumentType", extension);
        }
        json.writeEndArray();
        json.writeFieldName("Document");
        material.writeTo(json, documents);
    }

    @Override
    public HttpCall.Builder confirmedCall(DssCalls calls) {
        return HttpCall.post(calls.signService("/documents/decrypt"))
                .jsonStream(SigningMembers.confirmed("Decryption", key))
                .answerLimit(answerLimit());
    }

    @Override
    public HttpCall.Builder directCall(DssCalls calls) {
        return HttpCall.post(calls.signService("/documents/decrypt"))
                .jsonStream(StreamedJson.object((json, documents) -> {
                    json.writeFieldName("Content");
                    material.writeTo(json, documents);
                    writeDecryption(json, true);
                }))
                .answerLimit(answerLimit());
    }

    private void writeDecryption(JsonGenerator json, boolean withPin) throws IOException {
        json.writeObjectFieldStart("Decryption");
        json.writeNumberField("Type", type.number());
        json.writeNumberField("CertificateId", key.certificateId());
        if (withPin) {
            SigningMembers.pin(json, key.pin());
        }
        json.writeEndObject();
    }

    private long answerLimit() {
        return Answers.limit(material.document().size());
    }

    @Override
    public DocumentSource read(HttpAnswer answer) {
        return plain(Answers.octets(answer, "a document"));
    }

    private DocumentSource plain(Bytes octets) {
        return DocumentSource.of(plainName(material.document().name()), octets);
    }

    /** An encrypted file is usually named after the plain one. */
    private static String plainName(String name) {
        for (String ending : List.of(".p7m", ".enc", ".cms")) {
            if (name.length() > ending.length() && name.toLowerCase(Locale.ROOT).endsWith(ending)) {
                return name.substring(0, name.length() - ending.length());
            }
        }
        return name;
    }

    @Override
    public Optional<OrderV2<DocumentSource>> secondGeneration() {
        return Optional.of(new OrderV2<>() {
            @Override
            public HttpCall.Builder beginning(DssCalls calls, boolean confirmed) {
                return HttpCall.post(calls.signService("/v2/decryption"))
                        .jsonStream((json, documents) -> writeOperation(json, documents, confirmed))
                        .answerLimit(answerLimit());
            }

            @Override
            public HttpCall.Builder confirmedCall(DssCalls calls) {
                return HttpCall.post(calls.signService("/v2/decryption"))
                        .jsonStream(SigningMembers.confirmed("Decryption", key))
                        .answerLimit(answerLimit());
            }

            @Override
            public DocumentSource read(OperationAnswer answer) {
                return plain(answer.only().octets("a document"));
            }
        });
    }

    private void writeOperation(JsonGenerator json, Documents documents, boolean confirmed) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("BinaryData");
        BinaryData.inline(json, documents, material);
        json.writeEndArray();
        writeDecryption(json, !confirmed);
        json.writeBooleanField("ForceConfirmation", confirmed);
        json.writeEndObject();
    }

    @Override
    public String toString() {
        return "DecryptionOrder[" + material + "]";
    }
}
