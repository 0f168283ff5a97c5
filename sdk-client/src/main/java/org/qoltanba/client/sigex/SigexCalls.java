package org.qoltanba.client.sigex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.sigex.DocumentDigests;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.DocumentInfo;
import org.qoltanba.api.sigex.DocumentNotFoundException;
import org.qoltanba.api.sigex.DocumentSettings;
import org.qoltanba.api.sigex.EmailNotification;
import org.qoltanba.api.sigex.OriginalStorage;
import org.qoltanba.api.sigex.QrCodeOptions;
import org.qoltanba.api.sigex.SignatureFormat;
import org.qoltanba.api.sigex.SignatureRecord;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.http.HttpAnswer;
import org.qoltanba.client.http.HttpCall;
import org.qoltanba.client.http.Stages;

/** The calls of the contract, one method each. What is read here is checked; what a lost answer means is not decided here. */
final class SigexCalls {

    private static final String DOCUMENT = "/api/{id}";

    /** An original of 100 MiB in Base64, the most a call may bring (contract section 14), and what is around it. */
    private static final long ORIGINAL_LIMIT = 135L << 20;

    /** A set of QR codes: some tens of pictures. */
    private static final long PICTURES_LIMIT = 16L << 20;

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
    CompletableFuture<DocumentDigests> fixDigests(DocumentId id, DocumentSource document) {
        return asking.send(
                HttpCall.post(DOCUMENT + "/data", id.value())
                        .document(document)
                        .singleAttempt()
                        .build(),
                answer -> answer.json(DigestsWire.class).of(id));
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
    CompletableFuture<SignatureRecord> add(
            DocumentId id, Signature signature, @Nullable EmailNotification notification) {
        return asking.send(
                HttpCall.post(DOCUMENT, id.value())
                        .json(SignatureUploadWire.of(signature, notification))
                        .build(),
                SigexCalls::record);
    }

    /** Contract section 7.6. */
    CompletableFuture<OriginalStorage> verify(DocumentId id, DocumentSource document) {
        return asking.send(
                HttpCall.post(DOCUMENT + "/verify", id.value())
                        .document(document)
                        .repeatable()
                        .build(),
                answer -> answer.json(VerifiedWire.class).toStorage());
    }

    /** Contract section 7.4. */
    CompletableFuture<Bytes> original(DocumentId id) {
        return asking.send(
                HttpCall.get(DOCUMENT + "/data", id.value())
                        .answerLimit(ORIGINAL_LIMIT)
                        .build(),
                answer -> Bytes.fromBase64(
                        Asking.required(answer.json(OriginalWire.class).document(), "document")));
    }

    /** Contract section 7.7. A repeat would write a second time. */
    CompletableFuture<Boolean> notify(DocumentId id, EmailNotification notification) {
        return asking.send(
                HttpCall.post(DOCUMENT + "/notify", id.value())
                        .json(new NotifyWire(NotificationsWire.of(notification)))
                        .build(),
                answer -> answer.json(NotifiedWire.class).attached());
    }

    /** Contract section 7.3: the settings alone. */
    CompletableFuture<Replacing.Present<DocumentSettings>> settings(DocumentId id) {
        return asking.send(HttpCall.get(DOCUMENT, id.value()).build(), answer -> {
            JsonNode settings = answer.json(DocumentInfoWire.class).settings();
            return new Replacing.Present<>(SettingsTree.read(settings), Members.unknown(settings, Set.of()));
        });
    }

    /** Contract section 7.12. */
    CompletableFuture<@Nullable Void> replaceSettings(DocumentId id, ObjectNode settings) {
        return asking.send(
                HttpCall.post(DOCUMENT + "/settings", id.value()).json(settings).build(), Asking::done);
    }

    /** Contract section 7.14. */
    CompletableFuture<String> buildFileName(DocumentId id, @Nullable String name) {
        HttpCall.Builder call = HttpCall.get(DOCUMENT + "/buildFileName", id.value());
        if (name != null) {
            call.query("name", name);
        }
        return asking.send(
                call.build(),
                answer -> Asking.required(answer.json(FileNameWire.class).fileName(), "fileName"));
    }

    /** Contract section 7.8, as DER or XML. */
    CompletableFuture<Signature> export(DocumentId id, long signId, SignatureFormat format) {
        return asking.send(
                exporting("", id, signId, format).build(),
                answer ->
                        SignatureUploadWire.read(answer.json(ExportedWire.class).signType(), exported(answer)));
    }

    /** Contract section 7.8, as PEM. */
    CompletableFuture<String> exportPem(DocumentId id, long signId, SignatureFormat format) {
        return asking.send(
                exporting("", id, signId, format).query("cmsAsPem", "true").build(), SigexCalls::exported);
    }

    /** Contract section 7.9. */
    CompletableFuture<List<Bytes>> exportQrCodes(
            DocumentId id, long signId, SignatureFormat format, QrCodeOptions options) {
        return asking.send(
                exporting("/qr", id, signId, format)
                        .query("qrVersion", Integer.toString(options.version()))
                        .query("qrLevel", options.level().name())
                        .answerLimit(PICTURES_LIMIT)
                        .build(),
                answer -> Asking.required(answer.json(QrCodesWire.class).qrCodes(), "qrCodes").stream()
                        .map(Bytes::fromBase64)
                        .toList());
    }

    private static HttpCall.Builder exporting(String what, DocumentId id, long signId, SignatureFormat format) {
        return HttpCall.get(DOCUMENT + "/signature/{signId}" + what, id.value(), Long.toString(signId))
                .query("signFormat", Integer.toString(format.code()));
    }

    private static String exported(HttpAnswer answer) {
        String encoded = answer.json(ExportedWire.class).signature();
        if (encoded == null || encoded.isEmpty()) {
            throw answer.notUnderstood("SIGEX exported a signature without content. Try again later.");
        }
        return encoded;
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
        return record(answer, answer.json(RegisteredWire.class));
    }

    /** Where a signature is registered. */
    static SignatureRecord record(HttpAnswer answer, RegisteredWire registered) {
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
