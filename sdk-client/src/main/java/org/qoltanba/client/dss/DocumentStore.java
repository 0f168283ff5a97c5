package org.qoltanba.client.dss;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.DssDocuments;
import org.qoltanba.api.dss.StoredDocument;
import org.qoltanba.api.dss.StoredDocumentId;
import org.qoltanba.api.dss.UploadOptions;
import org.qoltanba.api.error.UnreadableDocumentException;
import org.qoltanba.client.http.HttpAnswer;
import org.qoltanba.client.http.HttpCall;
import org.qoltanba.client.http.Stages;
import org.qoltanba.client.http.StreamedJson;

/** A user's documents in the Document Store, over HTTP (contract section 12.7). */
final class DocumentStore implements DssDocuments {

    private static final String OCTETS = "application/octet-stream";

    private final Dss dss;
    private final DssUser user;

    DocumentStore(Dss dss, DssUser user) {
        this.dss = dss;
        this.user = user;
    }

    @Override
    public StoredDocumentId upload(DocumentSource document, UploadOptions options) {
        return dss.await(uploadAsync(document, options), "uploading a document");
    }

    @Override
    public CompletionStage<StoredDocumentId> uploadAsync(DocumentSource document, UploadOptions options) {
        requireContent(document);
        Objects.requireNonNull(options, "options");
        return Stages.handedOut(send(() -> OperationParameters.header(
                                HttpCall.post(store("")), "CPDSS-POSTDOC", (json, documents) -> {
                                    json.writeStartObject();
                                    writeInfo(json, document, options);
                                    json.writeEndObject();
                                })
                        .document(document))
                .thenApply(answer -> id(answer, answer.json(JsonNode.class).path("DocumentId"))));
    }

    private static DocumentSource requireContent(DocumentSource document) {
        if (Objects.requireNonNull(document, "document").size() == 0) {
            throw new IllegalArgumentException("The document is empty; the Document Store refuses such. Pass another.");
        }
        return document;
    }

    private static void writeInfo(JsonGenerator json, DocumentSource document, UploadOptions options)
            throws IOException {
        json.writeStringField("FileName", document.name());
        int dot = document.name().lastIndexOf('.');
        if (dot >= 0 && dot < document.name().length() - 1) {
            json.writeStringField("FileType", document.name().substring(dot + 1));
        }
        if (options.parent().isPresent()) {
            json.writeStringField("ParentDocumentId", options.parent().get().value());
        }
        json.writeBooleanField("IsTemporary", options.isTemporary());
        if (options.template().isPresent()) {
            json.writeObjectFieldStart("AdditionalInfo");
            json.writeStringField("DocumentTemplate", options.template().get());
            json.writeEndObject();
        }
    }

    @Override
    public List<StoredDocumentId> uploadAll(List<DocumentSource> documents, UploadOptions options) {
        return dss.await(uploadAllAsync(documents, options), "uploading documents");
    }

    @Override
    public CompletionStage<List<StoredDocumentId>> uploadAllAsync(
            List<DocumentSource> documents, UploadOptions options) {
        List<DocumentSource> given = List.copyOf(documents);
        given.forEach(DocumentStore::requireContent);
        Objects.requireNonNull(options, "options");
        if (given.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to upload. Give at least one document.");
        }
        return Stages.handedOut(send(() -> HttpCall.post(store("/pack")).jsonStream(pack(given, options)))
                .thenApply(answer -> {
                    List<StoredDocumentId> ids = new ArrayList<>();
                    answer.json(JsonNode.class).path("DocumentIds").forEach(id -> ids.add(id(answer, id)));
                    if (ids.size() != given.size()) {
                        throw answer.notUnderstood("The Document Store answered with " + ids.size()
                                + " identifiers for " + given.size() + " documents.");
                    }
                    return List.copyOf(ids);
                }));
    }

    private static StreamedJson pack(List<DocumentSource> given, UploadOptions options) {
        return (json, documents) -> {
            json.writeStartObject();
            json.writeArrayFieldStart("Documents");
            for (DocumentSource document : given) {
                json.writeStartObject();
                writeInfo(json, document, options);
                json.writeFieldName("Content");
                documents.base64(document);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        };
    }

    @Override
    public StoredDocument info(StoredDocumentId id) {
        return dss.await(infoAsync(id), "asking about a document");
    }

    @Override
    public CompletionStage<StoredDocument> infoAsync(StoredDocumentId id) {
        return Stages.handedOut(fetchInfo(id));
    }

    private CompletableFuture<StoredDocument> fetchInfo(StoredDocumentId id) {
        Objects.requireNonNull(id, "id");
        return send(() -> HttpCall.get(store("/{id}/info"), id.value()))
                .thenApply(answer -> info(answer, answer.json(JsonNode.class)));
    }

    @Override
    public Map<StoredDocumentId, StoredDocument> info(Collection<StoredDocumentId> ids) {
        return dss.await(infoAsync(ids), "asking about documents");
    }

    @Override
    public CompletionStage<Map<StoredDocumentId, StoredDocument>> infoAsync(Collection<StoredDocumentId> ids) {
        List<StoredDocumentId> given = List.copyOf(ids);
        StreamedJson body = (json, documents) -> {
            json.writeStartObject();
            json.writeArrayFieldStart("DocumentIds");
            for (StoredDocumentId id : given) {
                json.writeString(id.value());
            }
            json.writeEndArray();
            json.writeEndObject();
        };
        return Stages.handedOut(send(() ->
                        HttpCall.post(store("/info")).jsonStream(body).repeatable())
                .thenApply(answer -> {
                    Map<StoredDocumentId, StoredDocument> found = new LinkedHashMap<>();
                    for (Map.Entry<String, JsonNode> entry :
                            answer.json(JsonNode.class).properties()) {
                        JsonNode document = entry.getValue().path("DocumentInfo");
                        if (entry.getValue().path("Found").booleanValue() && document.isObject()) {
                            found.put(new StoredDocumentId(entry.getKey()), info(answer, document));
                        }
                    }
                    return Map.copyOf(found);
                }));
    }

    @Override
    public List<StoredDocument> all() {
        return dss.await(allAsync(), "listing documents");
    }

    @Override
    public CompletionStage<List<StoredDocument>> allAsync() {
        return Stages.handedOut(send(() -> HttpCall.get(store("/user/docinfo/all")))
                .thenApply(answer -> {
                    List<StoredDocument> all = new ArrayList<>();
                    answer.json(JsonNode.class).forEach(document -> all.add(info(answer, document)));
                    return List.copyOf(all);
                }));
    }

    private static StoredDocument info(HttpAnswer answer, JsonNode document) {
        JsonNode size = document.path("FileSize");
        JsonNode uploaded = document.path("UploadTime");
        String parent = OperationAnswer.text(document, "ParentDocumentId");
        String name = OperationAnswer.text(document, "Name");
        if (!size.canConvertToLong() || size.longValue() < 0) {
            throw answer.notUnderstood("The Document Store told of a document without size.");
        }
        return new StoredDocument(
                id(answer, document.path("Id")),
                name == null ? "" : name,
                size.longValue(),
                document.path("IsTemporary").booleanValue(),
                uploaded.canConvertToLong() && uploaded.longValue() > 0
                        ? Instant.ofEpochSecond(uploaded.longValue())
                        : null,
                parent == null || parent.isBlank() ? null : new StoredDocumentId(parent));
    }

    private static StoredDocumentId id(HttpAnswer answer, JsonNode id) {
        try {
            return new StoredDocumentId(id.asText());
        } catch (IllegalArgumentException none) {
            throw answer.notUnderstood("The Document Store did not answer with the identifier of a document."
                    + " Check its application name in the endpoint.");
        }
    }

    @Override
    public void rename(StoredDocumentId id, String name) {
        dss.await(renameAsync(id, name), "renaming a document");
    }

    @Override
    public CompletionStage<@Nullable Void> renameAsync(StoredDocumentId id, String name) {
        if (Objects.requireNonNull(name, "name").isBlank()) {
            throw new IllegalArgumentException("A document needs a name, for example contract.pdf.");
        }
        return change(id, json -> json.writeStringField("FileName", name));
    }

    @Override
    public void keep(StoredDocumentId id) {
        dss.await(keepAsync(id), "keeping a document");
    }

    @Override
    public CompletionStage<@Nullable Void> keepAsync(StoredDocumentId id) {
        return change(id, json -> json.writeBooleanField("IsTemporary", false));
    }

    private interface Change {
        void write(JsonGenerator json) throws IOException;
    }

    /** Saying the same twice does no harm. */
    private CompletionStage<@Nullable Void> change(StoredDocumentId id, Change change) {
        Objects.requireNonNull(id, "id");
        return done(() -> HttpCall.patch(store("/{id}"), id.value())
                .jsonStream((json, documents) -> {
                    json.writeStartObject();
                    change.write(json);
                    json.writeEndObject();
                })
                .repeatable());
    }

    @Override
    public DocumentSource open(StoredDocumentId id) {
        return dss.await(openAsync(id), "opening a document");
    }

    @Override
    public CompletionStage<DocumentSource> openAsync(StoredDocumentId id) {
        return Stages.handedOut(fetchInfo(id)
                .thenApply(info -> DocumentSource.of(
                        info.name().isBlank() ? id.value() : info.name(), info.size(), () -> content(id))));
    }

    private InputStream content(StoredDocumentId id) {
        return dss.await(
                user.call(token -> dss.supply(() -> dss.calls()
                        .open(
                                token,
                                HttpCall.get(store("/{id}/content"), id.value()).header("Accept", OCTETS)))),
                "downloading a document");
    }

    @Override
    public long download(StoredDocumentId id, OutputStream target) {
        Objects.requireNonNull(target, "target");
        DocumentSource document = open(id);
        try (InputStream content = document.open()) {
            return content.transferTo(target);
        } catch (IOException broken) {
            throw new UnreadableDocumentException(
                    "The download broke off: the connection to the Document Store was lost, or the target could not be"
                            + " written. What was written is not the whole document. Download it again.",
                    broken);
        }
    }

    @Override
    public void delete(StoredDocumentId id) {
        dss.await(deleteAsync(id), "deleting a document");
    }

    @Override
    public CompletionStage<@Nullable Void> deleteAsync(StoredDocumentId id) {
        Objects.requireNonNull(id, "id");
        return done(() -> HttpCall.delete(store("/{id}"), id.value()));
    }

    private CompletionStage<@Nullable Void> done(Supplier<HttpCall.Builder> call) {
        return Stages.handedOut(send(call).thenAccept(answer -> {}));
    }

    /** Makes the call anew for each token. */
    private CompletableFuture<HttpAnswer> send(Supplier<HttpCall.Builder> call) {
        return user.call(token -> dss.calls().send(token, call.get()));
    }

    private String store(String path) {
        return dss.calls().documentStore(path);
    }

    @Override
    public String toString() {
        return "DssDocuments";
    }
}
