package org.qoltanba.client.dss;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.DssAction;
import org.qoltanba.client.http.HttpAnswer;
import org.qoltanba.client.http.HttpCall;
import org.qoltanba.client.http.StreamedJson;
import org.qoltanba.client.http.StreamedJson.Documents;

/**
 * One document to sign, whatever the type of the signature (contract sections 5.2, 6.1 and 12.2).
 *
 * @param <R> what the operation yields
 */
abstract class DocumentOrder<R> implements Order<R> {

    /** From here on a document that is signed directly and detached is sent as it is, not in Base64 inside JSON. */
    private static final long STREAMED_FROM = 1L << 20;

    private final Material material;
    private final KeyUse key;
    private final SignatureTerms terms;
    private final String description;

    DocumentOrder(Material material, KeyUse key, SignatureTerms terms, String description) {
        this.material = material;
        this.key = key;
        this.terms = terms;
        this.description = description;
    }

    Material material() {
        return material;
    }

    KeyUse key() {
        return key;
    }

    SignatureTerms terms() {
        return terms;
    }

    String description() {
        return description;
    }

    /** What stands in the place of the document: the document, its digest, or the container that is added to. */
    abstract void writeContent(JsonGenerator json, Documents documents) throws IOException;

    /** The content of a container that is added to and does not hold it; null if there is no such container. */
    @Nullable
    DocumentSource original() {
        return null;
    }

    /** Makes the result from its octets. */
    abstract R result(Bytes octets);

    @Override
    public DssAction action() {
        return DssAction.SIGN_DOCUMENT;
    }

    @Override
    public String name() {
        return "a signature";
    }

    @Override
    public void requireAllowed(InstallationPolicy policy) {
        policy.requireAllowed(terms);
    }

    @Override
    public void requireFirstGeneration() {
        terms.requireNoTemplate();
    }

    @Override
    public void writeTransaction(JsonGenerator json, Documents documents) throws IOException {
        SigningMembers.transactionParameters(json, documents, terms, key, description, material.type(), original());
        json.writeFieldName("Document");
        writeContent(json, documents);
    }

    @Override
    public HttpCall.Builder confirmedCall(DssCalls calls) {
        return HttpCall.post(calls.signService("/documents"))
                .jsonStream(SigningMembers.confirmed("Signature", key))
                .answerLimit(answerLimit());
    }

    @Override
    public HttpCall.Builder directCall(DssCalls calls) {
        HttpCall.Builder call = HttpCall.post(calls.signService("/documents")).answerLimit(answerLimit());
        return isStreamed()
                ? OperationParameters.header(call, parametersOnly()).document(material.document())
                : call.jsonStream(this::writeDirect);
    }

    /** The service takes a document as it is for detached signatures only (contract section 6.1). */
    private boolean isStreamed() {
        return material.sent() == null
                && original() == null
                && "true".equals(terms.parameters().get("IsDetached"))
                && !terms.parameters().containsKey("CmsSignatureType")
                && material.document().size() >= STREAMED_FROM;
    }

    private StreamedJson parametersOnly() {
        return StreamedJson.object((json, documents) -> {
            json.writeStringField("Name", material.document().name());
            SigningMembers.signature(json, documents, terms, key, true, null);
        });
    }

    private void writeDirect(JsonGenerator json, Documents documents) throws IOException {
        json.writeStartObject();
        json.writeFieldName("Content");
        writeContent(json, documents);
        json.writeStringField("Name", material.document().name());
        SigningMembers.signature(json, documents, terms, key, true, original());
        json.writeEndObject();
    }

    long answerLimit() {
        return Answers.limit(material.document().size());
    }

    @Override
    public R read(HttpAnswer answer) {
        return result(Answers.octets(answer, "a signature"));
    }

    @Override
    public Optional<OrderV2<R>> secondGeneration() {
        return Optional.of(new OrderV2<>() {
            @Override
            public HttpCall.Builder beginning(DssCalls calls, boolean confirmed) {
                return HttpCall.post(calls.signService("/v2/signature"))
                        .jsonStream((json, documents) -> writeOperation(json, documents, confirmed))
                        .answerLimit(answerLimit());
            }

            @Override
            public HttpCall.Builder confirmedCall(DssCalls calls) {
                return HttpCall.post(calls.signService("/v2/signature"))
                        .jsonStream(SigningMembers.confirmed("Signature", key))
                        .answerLimit(answerLimit());
            }

            @Override
            public R read(OperationAnswer answer) {
                return result(answer.only().octets("a signature"));
            }
        });
    }

    private void writeOperation(JsonGenerator json, Documents documents, boolean confirmed) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("BinaryData");
        json.writeStartObject();
        json.writeFieldName("Content");
        writeContent(json, documents);
        BinaryData.names(json, material);
        DocumentSource original = original();
        if (original != null) {
            json.writeFieldName("OriginalContent");
            documents.base64(original);
        }
        json.writeEndObject();
        json.writeEndArray();
        SigningMembers.signature(json, documents, terms, key, !confirmed, null);
        json.writeBooleanField("ForceConfirmation", confirmed);
        json.writeEndObject();
    }

    /** For orders that nobody resumes without saying all of it again. */
    List<String> fingerprint() {
        return OrderDetails.of(kind(), key, terms, List.of(material.recognised()));
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + terms + "]";
    }
}
