package org.qoltanba.client.dss;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.DocumentResult;
import org.qoltanba.api.dss.DocumentStatus;
import org.qoltanba.api.dss.DssAction;
import org.qoltanba.api.dss.DssOperation;
import org.qoltanba.api.dss.StoredDocumentId;
import org.qoltanba.client.dss.OperationAnswer.Processed;
import org.qoltanba.client.http.HttpAnswer;
import org.qoltanba.client.http.HttpCall;
import org.qoltanba.client.http.StreamedJson.Documents;

/**
 * Documents of the Document Store to sign at once (contract section 12.2). Results are in the store as well, and belong to
 * their documents by {@code OriginalRefId}.
 */
final class StoredPackageOrder implements Order<List<DocumentResult>> {

    private final List<StoredDocumentId> ids;
    private final KeyUse key;
    private final Map<StoredDocumentId, StoredDocumentId> related;
    private final SignatureTerms terms;
    private final boolean inBackground;
    private final PackageResults results;
    private final Function<StoredDocumentId, DocumentSource> store;

    /**
     * Collects.
     *
     * @param related what some of the documents belong to
     * @param store opens a stored document; asks the store
     */
    StoredPackageOrder(
            List<StoredDocumentId> ids,
            Map<StoredDocumentId, StoredDocumentId> related,
            KeyUse key,
            SignatureTerms terms,
            boolean inBackground,
            PackageResults results,
            Function<StoredDocumentId, DocumentSource> store) {
        this.ids = List.copyOf(ids);
        this.related = Map.copyOf(related);
        this.key = key;
        this.terms = terms;
        this.inBackground = inBackground;
        this.results = results;
        this.store = store;
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
        return "sign-stored";
    }

    @Override
    public List<String> details() {
        List<String> parts = new ArrayList<>(List.of(kind(), Boolean.toString(inBackground)));
        parts.addAll(OrderDetails.of(kind(), key, terms, List.of()));
        ids.forEach(id -> parts.add(
                id.value() + (related.containsKey(id) ? " of " + related.get(id).value() : "")));
        return OrderDetails.of(parts);
    }

    @Override
    public void requireAllowed(InstallationPolicy policy) {
        policy.requireAllowed(terms);
    }

    @Override
    public void requireFirstGeneration() {
        throw new IllegalStateException(
                "Documents of the Document Store are signed by the second generation of the"
                        + " interface only. Give the documents themselves to signAll(...), or set the version of the endpoint.");
    }

    @Override
    public void writeTransaction(JsonGenerator json, Documents documents) {
        requireFirstGeneration();
    }

    @Override
    public HttpCall.Builder confirmedCall(DssCalls calls) {
        return HttpCall.post(calls.signService("/v2/signature")).jsonStream(SigningMembers.confirmed("Signature", key));
    }

    @Override
    public HttpCall.Builder directCall(DssCalls calls) {
        requireFirstGeneration();
        return confirmedCall(calls);
    }

    @Override
    public List<DocumentResult> read(HttpAnswer answer) {
        return read(OperationAnswer.read(answer));
    }

    @Override
    public List<DocumentResult> checked(List<DocumentResult> made) {
        return results.checked(made, i -> store.apply(ids.get(i)));
    }

    @Override
    public Optional<OrderV2<List<DocumentResult>>> secondGeneration() {
        return Optional.of(new OrderV2<>() {
            @Override
            public HttpCall.Builder beginning(DssCalls calls, boolean confirmed) {
                return beginningInBackground(calls, confirmed, null);
            }

            @Override
            public HttpCall.Builder beginningInBackground(DssCalls calls, boolean confirmed, @Nullable URI callback) {
                return HttpCall.post(calls.signService("/v2/signature"))
                        .jsonStream((json, documents) -> writeOperation(json, documents, confirmed, callback));
            }

            @Override
            public HttpCall.Builder confirmedCall(DssCalls calls) {
                return StoredPackageOrder.this.confirmedCall(calls);
            }

            @Override
            public boolean isInBackground() {
                return inBackground;
            }

            @Override
            public List<DocumentResult> read(OperationAnswer answer) {
                return StoredPackageOrder.this.read(answer);
            }

            @Override
            public List<DocumentResult> read(DssOperation processed) {
                return ids.stream().map(id -> result(id, processed)).toList();
            }
        });
    }

    private void writeOperation(JsonGenerator json, Documents documents, boolean confirmed, @Nullable URI callback)
            throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("BinaryData");
        for (StoredDocumentId id : ids) {
            json.writeStartObject();
            json.writeStringField("RefId", id.value());
            StoredDocumentId belongsTo = related.get(id);
            if (belongsTo != null) {
                json.writeStringField("RelatedRefId", belongsTo.value());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        // In the background there is no later call that could bring the PIN
        SigningMembers.signature(json, documents, terms, key, inBackground || !confirmed, null);
        if (inBackground) {
            json.writeBooleanField("IsAsync", true);
            if (callback != null) {
                json.writeStringField("Callback", callback.toString());
            }
        }
        json.writeBooleanField("ForceConfirmation", confirmed);
        json.writeEndObject();
    }

    private List<DocumentResult> read(OperationAnswer answer) {
        List<DocumentResult> read = new ArrayList<>();
        for (StoredDocumentId id : ids) {
            Processed processed = answer.documents().stream()
                    .filter(candidate -> id.value().equalsIgnoreCase(candidate.originalId()))
                    .findFirst()
                    .orElseThrow(() -> answer.answer()
                            .notUnderstood("CryptoPro DSS did not say what became of one of the documents. No result"
                                    + " was accepted. Look for the results in the Document Store."));
            String resultId = processed.resultId();
            boolean completed = processed.status().equals(DocumentStatus.COMPLETED) && resultId != null;
            read.add(result(
                    id,
                    completed || !processed.status().equals(DocumentStatus.COMPLETED)
                            ? processed.status()
                            : DocumentStatus.ERROR,
                    completed && resultId != null ? new StoredDocumentId(resultId) : null,
                    processed.errorCode()));
        }
        return List.copyOf(read);
    }

    private DocumentResult result(StoredDocumentId id, DssOperation processed) {
        for (DssOperation.Action action : processed.actions()) {
            if (action.isOf(id)) {
                boolean completed = action.result().isPresent();
                DocumentStatus decision = DocumentStatus.of(action.decision());
                boolean refused = decision.equals(DocumentStatus.DECLINED) || decision.equals(DocumentStatus.POSTPONED);
                return result(
                        id,
                        completed ? DocumentStatus.COMPLETED : refused ? decision : DocumentStatus.ERROR,
                        action.result().orElse(null),
                        action.errorCode());
            }
        }
        return result(id, DocumentStatus.ERROR, null, null);
    }

    private DocumentResult result(
            StoredDocumentId id,
            DocumentStatus status,
            @Nullable StoredDocumentId resultId,
            @Nullable String errorCode) {
        DocumentResult.Builder result = DocumentResult.of(id.value(), status);
        if (resultId != null) {
            result.storedAs(resultId).content(store.apply(resultId));
        }
        if (errorCode != null) {
            result.errorCode(errorCode);
        }
        return result.build();
    }

    @Override
    public String toString() {
        return "StoredPackageOrder[" + ids.size() + " documents]";
    }
}
