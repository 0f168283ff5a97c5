package org.qoltanba.client.dss;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.DocumentResult;
import org.qoltanba.api.dss.DocumentStatus;
import org.qoltanba.api.dss.DssAction;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.dss.OperationAnswer.Processed;
import org.qoltanba.client.http.HttpAnswer;
import org.qoltanba.client.http.HttpCall;
import org.qoltanba.client.http.StreamedJson;
import org.qoltanba.client.http.StreamedJson.Documents;

/** Several documents to sign at once, sent along (contract sections 5.2, 6.2 and 12.2). */
final class PackageOrder implements Order<List<DocumentResult>> {

    private final List<Material> materials;
    private final KeyUse key;
    private final SignatureTerms terms;
    private final String description;
    private final List<Signature> existing;
    private final PackageResults results;

    /**
     * Collects.
     *
     * @param materials the documents, all of different names: results of the second generation come back by name
     * @param existing the container of each document that a signature is added to; empty to make new ones
     */
    PackageOrder(
            List<Material> materials,
            KeyUse key,
            SignatureTerms terms,
            String description,
            List<Signature> existing,
            PackageResults results) {
        this.materials = List.copyOf(materials);
        this.key = key;
        this.terms = terms;
        this.description = description;
        this.existing = List.copyOf(existing);
        this.results = results;
    }

    @Override
    public DssAction action() {
        return DssAction.SIGN_DOCUMENTS;
    }

    @Override
    public String name() {
        return "a package of signatures";
    }

    @Override
    public String kind() {
        return "sign-package";
    }

    @Override
    public List<String> details() {
        List<String> parts = new ArrayList<>(OrderDetails.of(
                kind(), key, terms, materials.stream().map(Material::recognised).toList()));
        existing.forEach(
                container -> parts.add(Fingerprints.ofContainer(container, null).toBase64()));
        return existing.isEmpty() ? parts : OrderDetails.of(parts);
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
        SigningMembers.transactionParameters(
                json, documents, terms, key, description, materials.get(0).type(), null);
        writeDocuments(json, documents);
    }

    private void writeDocuments(JsonGenerator json, Documents documents) throws IOException {
        json.writeArrayFieldStart("Documents");
        for (int i = 0; i < materials.size(); i++) {
            json.writeStartObject();
            json.writeStringField("Name", materials.get(i).document().name());
            writeContent(json, documents, i);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The document or its digest, or the container it is outside of, with the document beside it. */
    private void writeContent(JsonGenerator json, Documents documents, int i) throws IOException {
        json.writeFieldName("Content");
        if (existing.isEmpty()) {
            materials.get(i).writeTo(json, documents);
        } else {
            json.writeString(existing.get(i).encoded().toBase64());
            json.writeFieldName("OriginalContent");
            documents.base64(materials.get(i).document());
        }
    }

    @Override
    public HttpCall.Builder confirmedCall(DssCalls calls) {
        return HttpCall.post(calls.signService("/documents/packagesignature"))
                .jsonStream(SigningMembers.confirmed("Signature", key))
                .answerLimit(answerLimit());
    }

    @Override
    public HttpCall.Builder directCall(DssCalls calls) {
        return HttpCall.post(calls.signService("/documents/packagesignature"))
                .jsonStream(StreamedJson.object((json, documents) -> {
                    writeDocuments(json, documents);
                    SigningMembers.signature(json, documents, terms, key, true, null);
                }))
                .answerLimit(answerLimit());
    }

    private long answerLimit() {
        return materials.stream()
                        .mapToLong(material -> Answers.limit(material.document().size()))
                        .sum()
                + existing.stream()
                        .mapToLong(
                                container -> Answers.limit(container.encoded().size()))
                        .sum();
    }

    @Override
    public List<DocumentResult> read(HttpAnswer answer) {
        JsonNode octets = answer.json(JsonNode.class).path("Results");
        if (!octets.isArray() || octets.size() != materials.size()) {
            throw answer.notUnderstood("CryptoPro DSS answered with " + octets.size() + " signatures where "
                    + materials.size() + " were asked for. None was accepted. Begin the operation again.");
        }
        List<DocumentResult> read = new ArrayList<>();
        for (int i = 0; i < materials.size(); i++) {
            read.add(completed(
                    materials.get(i), Answers.octets(answer, octets.get(i).textValue(), "a signature")));
        }
        return List.copyOf(read);
    }

    private DocumentResult completed(Material material, Bytes octets) {
        String name = material.document().name();
        return DocumentResult.of(name, DocumentStatus.COMPLETED)
                .content(DocumentSource.of(results.nameOf(name), octets))
                .build();
    }

    @Override
    public List<DocumentResult> checked(List<DocumentResult> made) {
        return results.checked(made, i -> materials.get(i).document());
    }

    @Override
    public Optional<OrderV2<List<DocumentResult>>> secondGeneration() {
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
            public List<DocumentResult> read(OperationAnswer answer) {
                return byName(answer);
            }
        });
    }

    private void writeOperation(JsonGenerator json, Documents documents, boolean confirmed) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("BinaryData");
        for (int i = 0; i < materials.size(); i++) {
            json.writeStartObject();
            writeContent(json, documents, i);
            BinaryData.names(json, materials.get(i));
            json.writeEndObject();
        }
        json.writeEndArray();
        SigningMembers.signature(json, documents, terms, key, !confirmed, null);
        json.writeBooleanField("ForceConfirmation", confirmed);
        json.writeEndObject();
    }

    /** In which order results come is not said (contract section 12.2), but which document each belongs to is. */
    private List<DocumentResult> byName(OperationAnswer answer) {
        Map<String, Processed> byName = new HashMap<>();
        answer.documents().forEach(processed -> byName.put(String.valueOf(processed.originalName()), processed));
        List<DocumentResult> read = new ArrayList<>();
        for (Material material : materials) {
            Processed processed = byName.get(material.document().name());
            if (processed == null) {
                throw answer.answer()
                        .notUnderstood("CryptoPro DSS did not say what became of one of the documents. No result was"
                                + " accepted. Begin the operation again.");
            }
            read.add(
                    processed.status().equals(DocumentStatus.COMPLETED)
                            ? completed(material, processed.octets("a signature"))
                            : withoutResult(material.document().name(), processed));
        }
        return List.copyOf(read);
    }

    private static DocumentResult withoutResult(String name, Processed processed) {
        DocumentResult.Builder result = DocumentResult.of(name, processed.status());
        String code = processed.errorCode();
        return (code == null ? result : result.errorCode(code)).build();
    }

    @Override
    public String toString() {
        return "PackageOrder[" + materials.size() + " documents]";
    }
}
