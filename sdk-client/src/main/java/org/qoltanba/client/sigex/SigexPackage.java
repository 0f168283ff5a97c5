package org.qoltanba.client.sigex;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.sigex.AuditEvent;
import org.qoltanba.api.sigex.EgovOperationInfo;
import org.qoltanba.api.sigex.EgovSigning;
import org.qoltanba.api.sigex.EmailNotification;
import org.qoltanba.api.sigex.Listing;
import org.qoltanba.api.sigex.PackageId;
import org.qoltanba.api.sigex.PackageInfo;
import org.qoltanba.api.sigex.PackageSettings;
import org.qoltanba.api.sigex.RegisteredDocument;
import org.qoltanba.api.sigex.RegisteredPackage;
import org.qoltanba.api.sigex.SignatureRecord;
import org.qoltanba.api.signature.DocumentSigner;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.http.Stages;

/** A package SIGEX knows. */
final class SigexPackage implements RegisteredPackage {

    private final Sigex sigex;
    private final Packaging packaging;
    private final PackageId id;

    SigexPackage(Sigex sigex, Packaging packaging, PackageId id) {
        this.sigex = sigex;
        this.packaging = packaging;
        this.id = id;
    }

    @Override
    public PackageId id() {
        return id;
    }

    @Override
    public PackageInfo info() {
        return sigex.await(this::infoAsync, "reading a package's description");
    }

    @Override
    public CompletionStage<PackageInfo> infoAsync() {
        return Stages.handedOut(packaging.calls().info(id));
    }

    @Override
    public List<RegisteredDocument> documents() {
        return sigex.await(this::documentsAsync, "reading a package's documents");
    }

    @Override
    public CompletionStage<List<RegisteredDocument>> documentsAsync() {
        return Stages.handedOut(packaging
                .calls()
                .info(id)
                .thenApply(info -> info.documentsIds().stream()
                        .<RegisteredDocument>map(document -> new SigexDocument(sigex, document))
                        .toList()));
    }

    @Override
    public void complete(List<DocumentSource> documents) {
        sigex.await(() -> completeAsync(documents), "sending a package's documents");
    }

    @Override
    public CompletionStage<@Nullable Void> completeAsync(List<DocumentSource> documents) {
        return Stages.handedOut(packaging.complete(id, List.copyOf(Objects.requireNonNull(documents, "documents"))));
    }

    @Override
    public List<SignatureRecord> sign(List<DocumentSource> documents, DocumentSigner signer) {
        return sigex.await(() -> signAsync(documents, signer), "signing a package");
    }

    @Override
    public CompletionStage<List<SignatureRecord>> signAsync(List<DocumentSource> documents, DocumentSigner signer) {
        Objects.requireNonNull(signer, "signer");
        List<DocumentSource> all = List.copyOf(Objects.requireNonNull(documents, "documents"));
        return Stages.handedOut(packaging
                .sameCount(id, all.size())
                .thenCompose(ids -> signatures(all, signer, new ArrayList<>()))
                .thenCompose(signatures -> addAfterUpdate(signatures, all)));
    }

    private CompletableFuture<List<Signature>> signatures(
            List<DocumentSource> documents, DocumentSigner signer, List<Signature> made) {
        return made.size() == documents.size()
                ? CompletableFuture.completedFuture(made)
                : sigex.signed(documents.get(made.size()), signer).thenCompose(signature -> {
                    made.add(signature);
                    return signatures(documents, signer, made);
                });
    }

    /** If the service lacks digests with the signatures' algorithm, it gets the documents once more. */
    private CompletableFuture<List<SignatureRecord>> addAfterUpdate(
            List<Signature> signatures, List<DocumentSource> documents) {
        return packaging.add(id, signatures, null).exceptionallyCompose(thrown -> {
            SdkException failure = Stages.failure(thrown);
            return Failures.says(failure, SigexRefusals.DIGESTS_UPDATE_REQUIRED)
                    ? packaging.complete(id, documents).thenCompose(done -> packaging.add(id, signatures, null))
                    : CompletableFuture.failedFuture(failure);
        });
    }

    @Override
    public List<SignatureRecord> add(List<Signature> signatures) {
        return sigex.await(() -> addAsync(signatures), "signing a package");
    }

    @Override
    public CompletionStage<List<SignatureRecord>> addAsync(List<Signature> signatures) {
        return Stages.handedOut(packaging.add(id, List.copyOf(Objects.requireNonNull(signatures, "signatures")), null));
    }

    @Override
    public List<SignatureRecord> add(List<Signature> signatures, EmailNotification notification) {
        return sigex.await(() -> addAsync(signatures, notification), "signing a package");
    }

    @Override
    public CompletionStage<List<SignatureRecord>> addAsync(List<Signature> signatures, EmailNotification notification) {
        return Stages.handedOut(packaging.add(
                id,
                List.copyOf(Objects.requireNonNull(signatures, "signatures")),
                Objects.requireNonNull(notification, "notification")));
    }

    @Override
    public boolean sendNotification(EmailNotification notification) {
        return sigex.await(() -> sendNotificationAsync(notification), "sending a notification");
    }

    @Override
    public CompletionStage<Boolean> sendNotificationAsync(EmailNotification notification) {
        return Stages.handedOut(packaging.calls().notify(id, Objects.requireNonNull(notification, "notification")));
    }

    @Override
    public PackageSettings changeSettings(Consumer<PackageSettings.Builder> change) {
        return sigex.await(() -> changeSettingsAsync(change), "changing a package's settings");
    }

    @Override
    public CompletionStage<PackageSettings> changeSettingsAsync(Consumer<PackageSettings.Builder> change) {
        Objects.requireNonNull(change, "change");
        return Stages.handedOut(new Replacing<>(new Stored(), sigex.repeats()).change(before -> {
            PackageSettings.Builder changed = before.toBuilder();
            change.accept(changed);
            return changed.build();
        }));
    }

    @Override
    public Listing<AuditEvent<PackageSettings>> settingsAudit() {
        return StoredAuditEvent.journal(
                sigex, PackageSettingsTree::read, "/api/package/{packageId}/settingsAudit", id.value());
    }

    @Override
    public EgovSigning<List<SignatureRecord>> signByEgov(String description) {
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
    public PendingOperation<List<SignatureRecord>> awaitEgov(String operationId) {
        return egov().resume(operationId);
    }

    private StoredEgov<List<SignatureRecord>> egov() {
        return EgovOfPackage.of(sigex, packaging.calls(), id);
    }

    @Override
    public String toString() {
        return "RegisteredPackage[" + id + "]";
    }

    /** The settings at the service. */
    private final class Stored implements Replacing.Store<PackageSettings> {

        @Override
        public CompletableFuture<Replacing.Present<PackageSettings>> read() {
            return packaging.calls().settings(id);
        }

        @Override
        public ObjectNode written(PackageSettings settings, ObjectNode asItCame) {
            return PackageSettingsTree.changed(asItCame, settings);
        }

        @Override
        public CompletableFuture<PackageSettings> write(PackageSettings settings, ObjectNode written) {
            return packaging.calls().replaceSettings(id, written).thenApply(done -> settings);
        }
    }
}
