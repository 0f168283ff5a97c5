package org.qoltanba.client.sigex;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.DocumentInfo;
import org.qoltanba.api.sigex.DocumentNotFoundException;
import org.qoltanba.api.sigex.SignatureRecord;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.http.HttpAnswer;
import org.qoltanba.client.http.HttpCall;
import org.qoltanba.client.http.Stages;

/** The calls of the contract, one method each. What is read here is checked; what a lost answer means is not decided here. */
final class SigexCalls {

    private static final String DOCUMENT = "/api/{id}";

    /** A signature with time stamp and revocation answer inside (contract section 7.8). */
    private static final String COMPLETE = "0";

    private final Asking asking;

    SigexCalls(Asking asking) {
        this.asking = asking;
    }

    /** Contract section 7.1. */
    CompletableFuture<DocumentId> register(RegistrationWire registration) {
        return asking.send(
                HttpCall.post("/api").json(registration).build(),
                answer -> documentId(answer, answer.json(RegisteredWire.class)));
    }

    /** Contract section 7.2. Sending the same document again does no harm: the service says that it knows it. */
    CompletableFuture<@Nullable Void> fixDigests(DocumentId id, DocumentSource document) {
        return asking.send(
                HttpCall.post(DOCUMENT + "/data", id.value())
                        .document(document)
                        .singleAttempt()
                        .build(),
                answer -> null);
    }

    /** Contract section 7.3: the document and the page of signatures that follows the given one. */
    CompletableFuture<DocumentInfoWire> info(DocumentId id, long lastSignId) {
        HttpCall.Builder call = HttpCall.get(DOCUMENT, id.value());
        if (lastSignId > 0) {
            call.query("lastSignId", Long.toString(lastSignId));
        }
        return asking.send(call.build(), answer -> answer.json(DocumentInfoWire.class));
    }

    /** Contract section 7.3 without the signatures. */
    CompletableFuture<DocumentInfo> describe(DocumentId id) {
        return asking.send(
                HttpCall.get(DOCUMENT, id.value()).build(),
                answer -> answer.json(DocumentInfoWire.class).toInfo());
    }

    /** Contract section 7.5. */
    CompletableFuture<SignatureRecord> add(DocumentId id, Signature signature) {
        return asking.send(
                HttpCall.post(DOCUMENT, id.value())
                        .json(SignatureUploadWire.of(signature))
                        .build(),
                SigexCalls::record);
    }

    /** Contract section 7.6. */
    CompletableFuture<@Nullable Void> verify(DocumentId id, DocumentSource document) {
        return asking.send(
                HttpCall.post(DOCUMENT + "/verify", id.value())
                        .document(document)
                        .repeatable()
                        .build(),
                answer -> null);
    }

    /** Contract section 7.8. */
    CompletableFuture<Signature> export(DocumentId id, long signId) {
        return asking.send(
                HttpCall.get(DOCUMENT + "/signature/{signId}", id.value(), Long.toString(signId))
                        .query("signFormat", COMPLETE)
                        .build(),
                answer -> {
                    String encoded = answer.json(ExportedWire.class).signature();
                    if (encoded == null || encoded.isEmpty()) {
                        throw answer.notUnderstood("SIGEX exported a signature without content. Try again later.");
                    }
                    return Signature.of(Bytes.fromBase64(encoded));
                });
    }

    /** Contract section 7.28. It only looks, so it may be repeated. */
    CompletableFuture<Optional<SignatureRecord>> find(Signature signature) {
        return find(exported(signature).repeatable());
    }

    /** The same for flows that repeat it by themselves. */
    CompletableFuture<Optional<SignatureRecord>> findOnce(Signature signature) {
        return find(exported(signature).singleAttempt());
    }

    private static HttpCall.Builder exported(Signature signature) {
        return HttpCall.post("/api/exported").json(SignatureUploadWire.of(signature));
    }

    private CompletableFuture<Optional<SignatureRecord>> find(HttpCall.Builder call) {
        return asking.send(call.build(), answer -> Optional.of(record(answer)))
                .exceptionallyCompose(failure -> Stages.failure(failure) instanceof DocumentNotFoundException
                        ? CompletableFuture.completedFuture(Optional.empty())
                        : CompletableFuture.failedFuture(Stages.failure(failure)));
    }

    private static SignatureRecord record(HttpAnswer answer) {
        RegisteredWire registered = answer.json(RegisteredWire.class);
        Long signId = registered.signId();
        if (signId == null) {
            throw answer.notUnderstood("SIGEX did not say under which identifier it keeps the signature.");
        }
        return new SignatureRecord(documentId(answer, registered), signId);
    }

    private static DocumentId documentId(HttpAnswer answer, RegisteredWire registered) {
        String id = registered.documentId();
        if (id == null) {
            throw answer.notUnderstood("SIGEX did not say under which identifier it keeps the document.");
        }
        return DocumentId.of(id);
    }
}
