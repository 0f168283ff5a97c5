package org.qoltanba.client.dss;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.DocumentConversion;
import org.qoltanba.api.dss.DocumentReceiver;
import org.qoltanba.api.dss.DssDocuments;
import org.qoltanba.api.dss.StoredDocument;
import org.qoltanba.api.dss.StoredDocumentHash;
import org.qoltanba.api.dss.StoredDocumentId;
import org.qoltanba.api.dss.UploadOptions;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.UnreadableDocumentException;
import org.qoltanba.client.http.FileForm;
import org.qoltanba.client.http.HttpAnswer;
import org.qoltanba.client.http.HttpCall;
import org.qoltanba.client.http.PartedAnswer;
import org.qoltanba.client.http.Stages;
import org.qoltanba.client.http.StreamedJson;

/** A user's documents in the Document Store, over HTTP (contract section 12.7). */
final class DocumentStore implements DssDocuments {

    private static final String OCTETS = "application/octet-stream";
    private static final String ANY = "*/*";

    private final Dss dss;
    private final DssUser user;

    DocumentStore(Dss dss, DssUser user) {
        this.dss = dss;
        this.user = user;
    }

    @Override
    public StoredDocumentId upload(DocumentSource document, UploadOptions options) {
        return dss.await(() -> uploadAsync(document, options), "uploading a document");
    }

    @Override
    public CompletionStage<StoredDocumentId> uploadAsync(DocumentSource document, UploadOptions options) {
        requireContent(document);
        Objects.requireNonNull(options, "options");
        return Stages.handedOut(send(() -> OperationParameters.header(
                                HttpCall.post(store("")), "CPDSS-POSTDOC", StreamedJson.object((json, documents) -> {
                                    DocumentInfo.write(json, document, options);
                                }))
                        .document(document))
                .thenApply(answer ->
                        DocumentInfo.id(answer, answer.json(JsonNode.class).path("DocumentId"))));
    }

    private static DocumentSource requireContent(DocumentSource document) {
        if (Objects.requireNonNull(document, "document").size() == 0) {
            throw new IllegalArgumentException("The document is empty; the Document Store refuses such. Pass another.");
        }
        return document;
    }

    @Override
    public List<StoredDocumentId> uploadAll(List<DocumentSource> documents, UploadOptions options) {
        return dss.await(() -> uploadAllAsync(documents, options), "uploading documents");
    }

    @Override
    public CompletionStage<List<StoredDocumentId>> uploadAllAsync(
            List<DocumentSource> documents, UploadOptions options) {
        List<DocumentSource> given = requireDocuments(documents);
        Objects.requireNonNull(options, "options");
        return stored(given, () -> HttpCall.post(store("/pack")).jsonStream(pack(given, options)));
    }

    private static List<DocumentSource> requireDocuments(List<DocumentSource> documents) {
        List<DocumentSource> given = List.copyOf(documents);
        given.forEach(DocumentStore::requireContent);
        if (given.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to upload. Give at least one document.");
        }
        return given;
    }

    private CompletionStage<List<StoredDocumentId>> stored(
            List<DocumentSource> given, Supplier<HttpCall.Builder> call) {
        return Stages.handedOut(send(call).thenApply(answer -> {
            List<StoredDocumentId> ids = new ArrayList<>();
            answer.json(JsonNode.class).path("DocumentIds").forEach(id -> ids.add(DocumentInfo.id(answer, id)));
            if (ids.size() != given.size()) {
                throw answer.notUnderstood("The Document Store answered with " + ids.size() + " identifiers for "
                        + given.size() + " documents.");
            }
            return List.copyOf(ids);
        }));
    }

    @Override
    public List<StoredDocumentId> uploadForm(List<DocumentSource> documents, UploadOptions options) {
        return dss.await(() -> uploadFormAsync(documents, options), "uploading documents");
    }

    @Override
    public CompletionStage<List<StoredDocumentId>> uploadFormAsync(
            List<DocumentSource> documents, UploadOptions options) {
        List<DocumentSource> given = requireDocuments(documents);
        Objects.requireNonNull(options, "options");
        return stored(given, () -> HttpCall.post(store("/multipartpack")).files(form(given, options)));
    }

    private static FileForm form(List<DocumentSource> given, UploadOptions options) {
        FileForm form = new FileForm();
        for (int i = 0; i < given.size(); i++) {
            DocumentSource document = given.get(i);
            String name = "file" + i;
            form.json(name + "_info", StreamedJson.object((json, documents) -> {
                        DocumentInfo.write(json, document, options);
                    }))
                    .file(name + "_content", document);
        }
        return form;
    }

    private static StreamedJson pack(List<DocumentSource> given, UploadOptions options) {
        return StreamedJson.object((json, documents) -> {
            json.writeArrayFieldStart("Documents");
            for (DocumentSource document : given) {
                json.writeStartObject();
                DocumentInfo.write(json, document, options);
                json.writeFieldName("Content");
                documents.base64(document);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    @Override
    public StoredDocument info(StoredDocumentId id) {
        return dss.await(() -> infoAsync(id), "asking about a document");
    }

    @Override
    public CompletionStage<StoredDocument> infoAsync(StoredDocumentId id) {
        return Stages.handedOut(fetchInfo(id));
    }

    private CompletableFuture<StoredDocument> fetchInfo(StoredDocumentId id) {
        Objects.requireNonNull(id, "id");
        return send(() -> HttpCall.get(store("/{id}/info"), id.value()))
                .thenApply(answer -> DocumentInfo.read(answer, answer.json(JsonNode.class)));
    }

    @Override
    public Map<StoredDocumentId, StoredDocument> info(Collection<StoredDocumentId> ids) {
        return dss.await(() -> infoAsync(ids), "asking about documents");
    }

    @Override
    public CompletionStage<Map<StoredDocumentId, StoredDocument>> infoAsync(Collection<StoredDocumentId> ids) {
        List<StoredDocumentId> given = List.copyOf(ids);
        return Stages.handedOut(send(() ->
                        HttpCall.post(store("/info")).jsonStream(wanted(given)).repeatable())
                .thenApply(answer -> {
                    Map<StoredDocumentId, StoredDocument> found = new LinkedHashMap<>();
                    for (Map.Entry<String, JsonNode> entry :
                            answer.json(JsonNode.class).properties()) {
                        JsonNode document = entry.getValue().path("DocumentInfo");
                        if (entry.getValue().path("Found").booleanValue() && document.isObject()) {
                            found.put(new StoredDocumentId(entry.getKey()), DocumentInfo.read(answer, document));
                        }
                    }
                    return Map.copyOf(found);
                }));
    }

    private static StreamedJson wanted(Collection<StoredDocumentId> ids) {
        return StreamedJson.object((json, documents) -> {
            json.writeArrayFieldStart("DocumentIds");
            for (StoredDocumentId id : ids) {
                json.writeString(id.value());
            }
            json.writeEndArray();
        });
    }

    @Override
    public StoredDocument info(StoredDocumentHash hash) {
        return dss.await(() -> infoAsync(hash), "looking for a document");
    }

    @Override
    public CompletionStage<StoredDocument> infoAsync(StoredDocumentHash hash) {
        // A path takes no slash, so Base64 goes with the other alphabet: RFC 4648 section 5
        String value =
                Objects.requireNonNull(hash, "hash").value().replace('+', '-').replace('/', '_');
        return Stages.handedOut(send(() -> HttpCall.get(store("/hash/{hash}/info"), value))
                .thenApply(answer -> DocumentInfo.read(answer, answer.json(JsonNode.class))));
    }

    @Override
    public List<StoredDocument> all() {
        return dss.await(this::allAsync, "listing documents");
    }

    @Override
    public CompletionStage<List<StoredDocument>> allAsync() {
        return Stages.handedOut(send(() -> HttpCall.get(store("/user/docinfo/all")))
                .thenApply(answer -> {
                    List<StoredDocument> all = new ArrayList<>();
                    answer.json(JsonNode.class).forEach(document -> all.add(DocumentInfo.read(answer, document)));
                    return List.copyOf(all);
                }));
    }

    @Override
    public void rename(StoredDocumentId id, String name) {
        dss.await(() -> renameAsync(id, name), "renaming a document");
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
        dss.await(() -> keepAsync(id), "keeping a document");
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
                .jsonStream(StreamedJson.object((json, documents) -> {
                    change.write(json);
                }))
                .repeatable());
    }

    @Override
    public DocumentSource open(StoredDocumentId id) {
        return dss.await(() -> openAsync(id), "opening a document");
    }

    @Override
    public CompletionStage<DocumentSource> openAsync(StoredDocumentId id) {
        return Stages.handedOut(fetchInfo(id)
                .thenApply(info -> DocumentSource.of(
                        info.name().isBlank() ? id.value() : info.name(),
                        info.size(),
                        () -> content("/{id}/content", id, OCTETS))));
    }

    private InputStream content(String path, StoredDocumentId id, String type) {
        return dss.await(
                () -> user.call(token -> dss.supply(() -> dss.calls()
                        .open(token, HttpCall.get(store(path), id.value()).header("Accept", type)))),
                "downloading a document");
    }

    @Override
    public long download(StoredDocumentId id, OutputStream target) {
        Objects.requireNonNull(target, "target");
        DocumentSource document = open(id);
        return written(document::open, target);
    }

    private static long written(DocumentSource.Opener opener, OutputStream target) {
        try (InputStream content = opener.open()) {
            return content.transferTo(target);
        } catch (IOException broken) {
            throw brokenOff(broken);
        }
    }

    private static UnreadableDocumentException brokenOff(IOException broken) {
        return new UnreadableDocumentException(
                "The download broke off: the connection to the Document Store was lost, or the target could not be"
                        + " written. What was written is not the whole document. Download it again.",
                broken);
    }

    @Override
    public Map<StoredDocumentId, SdkException> downloadAll(
            Collection<StoredDocumentId> ids, DocumentReceiver receiver) {
        Set<StoredDocumentId> given = new LinkedHashSet<>(ids);
        Objects.requireNonNull(receiver, "receiver");
        if (given.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to download. Give at least one identifier.");
        }
        String operation = "downloading documents";
        PartedAnswer answer = dss.await(
                () -> user.call(token -> dss.supply(() -> dss.calls()
                        .openParts(
                                token, HttpCall.post(store("/content/download")).jsonStream(wanted(given))))),
                operation);
        try (answer) {
            return new DocumentBatch(given, dss.http().context(operation)).read(answer, receiver);
        } catch (IOException broken) {
            throw brokenOff(broken);
        }
    }

    @Override
    public void link(StoredDocumentId id, StoredDocumentId other) {
        dss.await(() -> linkAsync(id, other), "linking documents");
    }

    @Override
    public CompletionStage<@Nullable Void> linkAsync(StoredDocumentId id, StoredDocumentId other) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(other, "other");
        return done(() -> HttpCall.post(store("/{id}/link"), id.value())
                .jsonStream(StreamedJson.object((json, documents) -> {
                    json.writeStringField("DocumentId", other.value());
                }))
                .repeatable());
    }

    @Override
    public DocumentConversion convert(StoredDocumentId id) {
        return dss.await(() -> convertAsync(id), "converting a document");
    }

    @Override
    public CompletionStage<DocumentConversion> convertAsync(StoredDocumentId id) {
        Objects.requireNonNull(id, "id");
        return Stages.handedOut(send(() -> HttpCall.post(store("/{id}/converted_content"), id.value())
                        .repeatable())
                .thenApply(answer -> DocumentInfo.conversion(answer, id)));
    }

    @Override
    public DocumentConversion conversion(StoredDocumentId id) {
        return dss.await(() -> conversionAsync(id), "asking about a conversion");
    }

    @Override
    public CompletionStage<DocumentConversion> conversionAsync(StoredDocumentId id) {
        Objects.requireNonNull(id, "id");
        return Stages.handedOut(send(() -> HttpCall.get(store("/{id}/converted_content/info"), id.value()))
                .thenApply(answer -> DocumentInfo.conversion(answer, id)));
    }

    @Override
    public long downloadConverted(StoredDocumentId id, OutputStream target) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(target, "target");
        return written(() -> content("/{id}/converted_content", id, ANY), target);
    }

    @Override
    public void delete(StoredDocumentId id) {
        dss.await(() -> deleteAsync(id), "deleting a document");
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
