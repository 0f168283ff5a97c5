package org.qoltanba.client.sigex;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.sigex.AuditEvent;
import org.qoltanba.api.sigex.DocumentDigests;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.DocumentInfo;
import org.qoltanba.api.sigex.DocumentSettings;
import org.qoltanba.api.sigex.EgovOperationInfo;
import org.qoltanba.api.sigex.EgovSigning;
import org.qoltanba.api.sigex.EmailNotification;
import org.qoltanba.api.sigex.Listing;
import org.qoltanba.api.sigex.OriginalStorage;
import org.qoltanba.api.sigex.RegisteredDocument;
import org.qoltanba.api.sigex.RegisteredSignature;
import org.qoltanba.api.sigex.SignatureRecord;
import org.qoltanba.api.signature.DocumentSigner;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.client.http.Stages;
import org.qoltanba.client.waiting.PollOutcome;
import org.qoltanba.client.waiting.PollSchedule;
import org.qoltanba.client.waiting.WaitSpec;

/** A document SIGEX knows. */
final class SigexDocument implements RegisteredDocument {

    /** The other side takes hours, not seconds; SIGEX publishes no interval. */
    private static final PollSchedule SCHEDULE = new PollSchedule(Duration.ofSeconds(2), 1.3, Duration.ofSeconds(60));

    private final Sigex sigex;
    private final DocumentId id;

    SigexDocument(Sigex sigex, DocumentId id) {
        this.sigex = sigex;
        this.id = id;
    }

    @Override
    public DocumentId id() {
        return id;
    }

    @Override
    public DocumentInfo info() {
        return sigex.await(this::infoAsync, "reading a document's description");
    }

    @Override
    public CompletionStage<DocumentInfo> infoAsync() {
        return Stages.handedOut(sigex.calls().describe(id));
    }

    @Override
    public List<RegisteredSignature> signatures() {
        return sigex.await(this::signaturesAsync, "reading a document's signatures");
    }

    @Override
    public CompletionStage<List<RegisteredSignature>> signaturesAsync() {
        return Stages.handedOut(sigex.pages().all(id).thenApply(this::read));
    }

    @Override
    public Optional<String> objectionTo(SignerCertificate signer) {
        return sigex.await(() -> objectionToAsync(signer), "comparing a signer with a document's settings");
    }

    @Override
    public CompletionStage<Optional<String>> objectionToAsync(SignerCertificate signer) {
        Objects.requireNonNull(signer, "signer");
        return Stages.handedOut(sigex.calls()
                .describe(id)
                .thenCompose(info -> info.signaturesLimit() > 0 && info.signaturesTotal() >= info.signaturesLimit()
                        ? CompletableFuture.completedFuture(Optional.of("The document takes no more signatures."))
                        : sigex.pages()
                                .all(id)
                                .thenApply(this::read)
                                .thenApply(
                                        earlier -> info.settings().signerRules().objectionTo(signer, earlier, false))));
    }

    private List<RegisteredSignature> read(List<SignatureWire> wires) {
        return wires.stream().map(wire -> StoredSignature.read(sigex, id, wire)).toList();
    }

    @Override
    public PendingOperation<List<RegisteredSignature>> awaitSignatures(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("Wait for at least 1 signature, not for " + count + ".");
        }
        ErrorContext context = ErrorContext.call(SigexService.NAME, "waiting for " + count + " signatures");
        return sigex.waiting()
                .begin(WaitSpec.<List<RegisteredSignature>>of(context, id.value(), () -> poll(count))
                        .schedule(SCHEDULE)
                        .wokenBy(News.of(id))
                        .build());
    }

    private CompletionStage<PollOutcome<List<RegisteredSignature>>> poll(int count) {
        return sigex.calls().info(id, 0).thenCompose(info -> {
            if (info.total() < count) {
                return CompletableFuture.completedFuture(PollOutcome.notYet());
            }
            return sigex.pages()
                    .startingWith(id, info)
                    .thenApply(signatures ->
                            signatures.size() < count ? PollOutcome.notYet() : PollOutcome.done(read(signatures)));
        });
    }

    @Override
    public RegisteredSignature sign(DocumentSource document, DocumentSigner signer) {
        return sigex.await(() -> signAsync(document, signer), "signing a document");
    }

    @Override
    public CompletionStage<RegisteredSignature> signAsync(DocumentSource document, DocumentSigner signer) {
        return signing(document, signer, null);
    }

    @Override
    public RegisteredSignature sign(DocumentSource document, DocumentSigner signer, EmailNotification notification) {
        return sigex.await(() -> signAsync(document, signer, notification), "signing a document");
    }

    @Override
    public CompletionStage<RegisteredSignature> signAsync(
            DocumentSource document, DocumentSigner signer, EmailNotification notification) {
        return signing(document, signer, Objects.requireNonNull(notification, "notification"));
    }

    private CompletionStage<RegisteredSignature> signing(
            DocumentSource document, DocumentSigner signer, @Nullable EmailNotification notification) {
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(signer, "signer");
        return Stages.handedOut(sigex.signed(document, signer)
                .thenCompose(signature -> Interruptions.keeping(
                                signature,
                                sigex.cosigning().add(id, signature, document, notification),
                                Interruptions::ofSignature)
                        .thenCompose(record -> StoredSignature.describe(
                                sigex, record, signature, () -> Optional.of(signer.certificate())))));
    }

    @Override
    public RegisteredSignature add(Signature signature) {
        return sigex.await(() -> addAsync(signature), "adding a signature");
    }

    @Override
    public CompletionStage<RegisteredSignature> addAsync(Signature signature) {
        return adding(signature, null);
    }

    @Override
    public RegisteredSignature add(Signature signature, EmailNotification notification) {
        return sigex.await(() -> addAsync(signature, notification), "adding a signature");
    }

    @Override
    public CompletionStage<RegisteredSignature> addAsync(Signature signature, EmailNotification notification) {
        return adding(signature, Objects.requireNonNull(notification, "notification"));
    }

    private CompletionStage<RegisteredSignature> adding(Signature signature, @Nullable EmailNotification notification) {
        Objects.requireNonNull(signature, "signature");
        return Stages.handedOut(sigex.cosigning()
                .add(id, signature, notification)
                .thenCompose(record ->
                        StoredSignature.describe(sigex, record, signature, () -> SignerCertificates.of(signature))));
    }

    @Override
    public OriginalStorage verify(DocumentSource document) {
        return sigex.await(() -> verifyAsync(document), "verifying a document");
    }

    @Override
    public CompletionStage<OriginalStorage> verifyAsync(DocumentSource document) {
        return Stages.handedOut(sigex.calls().verify(id, Objects.requireNonNull(document, "document")));
    }

    @Override
    public EgovSigning<SignatureRecord> signByEgov(String description) {
        return new EgovDraft<>(sigex, egov(), description);
    }

    @Override
    public EgovOperationInfo egovOperation(String operationId) {
        return sigex.await(() -> egovOperationAsync(operationId), "reading an eGov operation");
    }

    @Override
    public CompletionStage<EgovOperationInfo> egovOperationAsync(String operationId) {
        return Stages.handedOut(egov().describe(operationId));
    }

    @Override
    public PendingOperation<SignatureRecord> awaitEgov(String operationId) {
        return egov().resume(operationId);
    }

    private StoredEgov<SignatureRecord> egov() {
        return EgovOfDocument.of(sigex, id);
    }

    @Override
    public DocumentDigests fixDigests(DocumentSource document) {
        return sigex.await(() -> fixDigestsAsync(document), "fixing a document's digests");
    }

    @Override
    public CompletionStage<DocumentDigests> fixDigestsAsync(DocumentSource document) {
        return Stages.handedOut(sigex.registering().sendUnsigned(id, Objects.requireNonNull(document, "document")));
    }

    @Override
    public Optional<DocumentSource> original() {
        return sigex.await(this::originalAsync, "fetching an original");
    }

    @Override
    public CompletionStage<Optional<DocumentSource>> originalAsync() {
        return Stages.handedOut(sigex.calls()
                .original(id)
                .thenApply(content -> Optional.of(DocumentSource.of(id.value(), content)))
                .exceptionallyCompose(thrown -> {
                    SdkException failure = Stages.failure(thrown);
                    return Failures.says(failure, SigexRefusals.ARCHIVE_NOT_FOUND)
                            ? CompletableFuture.completedFuture(Optional.empty())
                            : CompletableFuture.failedFuture(failure);
                }));
    }

    @Override
    public boolean sendNotification(EmailNotification notification) {
        return sigex.await(() -> sendNotificationAsync(notification), "sending a notification");
    }

    @Override
    public CompletionStage<Boolean> sendNotificationAsync(EmailNotification notification) {
        return Stages.handedOut(sigex.calls().notify(id, Objects.requireNonNull(notification, "notification")));
    }

    @Override
    public DocumentSettings changeSettings(Consumer<DocumentSettings.Builder> change) {
        return sigex.await(() -> changeSettingsAsync(change), "changing a document's settings");
    }

    @Override
    public CompletionStage<DocumentSettings> changeSettingsAsync(Consumer<DocumentSettings.Builder> change) {
        Objects.requireNonNull(change, "change");
        return Stages.handedOut(new Replacing<>(new Stored(), sigex.repeats()).change(before -> {
            DocumentSettings.Builder changed = before.toBuilder();
            change.accept(changed);
            return changed.build();
        }));
    }

    @Override
    public Listing<AuditEvent<DocumentSettings>> settingsAudit() {
        return StoredAuditEvent.journal(sigex, SettingsTree::read, "/api/{id}/settingsAudit", id.value());
    }

    @Override
    public String buildFileName() {
        return sigex.await(this::buildFileNameAsync, "building a file name");
    }

    @Override
    public String buildFileName(String name) {
        return sigex.await(() -> buildFileNameAsync(name), "building a file name");
    }

    @Override
    public CompletionStage<String> buildFileNameAsync() {
        return Stages.handedOut(sigex.calls().buildFileName(id, null));
    }

    @Override
    public CompletionStage<String> buildFileNameAsync(String name) {
        return Stages.handedOut(sigex.calls().buildFileName(id, Objects.requireNonNull(name, "name")));
    }

    @Override
    public String toString() {
        return "RegisteredDocument[" + id + "]";
    }

    /** The settings at the service. */
    private final class Stored implements Replacing.Store<DocumentSettings> {

        @Override
        public CompletableFuture<Replacing.Present<DocumentSettings>> read() {
            return sigex.calls().settings(id);
        }

        @Override
        public ObjectNode written(DocumentSettings settings, ObjectNode asItCame) {
            return SettingsTree.changed(asItCame, settings);
        }

        @Override
        public CompletableFuture<DocumentSettings> write(DocumentSettings settings, ObjectNode written) {
            return sigex.calls().replaceSettings(id, written).thenApply(done -> settings);
        }
    }
}
