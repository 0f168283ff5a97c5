package org.qoltanba.client.sigex;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.TransportException;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.EmailNotification;
import org.qoltanba.api.sigex.RegisteredDocument;
import org.qoltanba.api.sigex.Registration;
import org.qoltanba.api.sigex.SignerRequirement;
import org.qoltanba.api.signature.DocumentSigner;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.http.Stages;

/** Collects what a registration shall be like, then hands it over once. */
final class RegistrationDraft implements Registration {

    private final Sigex sigex;
    private final DocumentSource document;
    private final List<SignerRequirement> requirements = new ArrayList<>();
    private String title;
    private @Nullable String description;
    private @Nullable DocumentSigner signer;
    private @Nullable Signature signature;
    private @Nullable EmailNotification notification;
    private @Nullable Integer signaturesLimit;
    private boolean submitted;

    /** The signature that may have reached the service; written by another thread than the one that submits. */
    private volatile @Nullable Signature sent;

    RegistrationDraft(Sigex sigex, DocumentSource document) {
        this.sigex = sigex;
        this.document = document;
        this.title = DocumentTitles.of(document.name());
    }

    @Override
    public Registration title(String text) {
        if (Objects.requireNonNull(text, "title").isBlank()) {
            throw new IllegalArgumentException("A title must not be blank. Leave it out to use the document's name.");
        }
        title = text;
        return this;
    }

    @Override
    public Registration description(String text) {
        description = Objects.requireNonNull(text, "description");
        return this;
    }

    @Override
    public Registration signedBy(DocumentSigner first) {
        signer = Objects.requireNonNull(first, "signer");
        signature = null;
        return this;
    }

    @Override
    public Registration signedBy(Signature first) {
        signature = Objects.requireNonNull(first, "signature");
        signer = null;
        return this;
    }

    @Override
    public Registration notifying(EmailNotification wanted) {
        notification = Objects.requireNonNull(wanted, "notification");
        return this;
    }

    @Override
    public Registration requiring(SignerRequirement requirement) {
        if (Objects.requireNonNull(requirement, "requirement").equals(SignerRequirement.anybody())) {
            throw new IllegalArgumentException("A requirement must name a person, an organisation or an authority."
                    + " Without requirements anybody may sign.");
        }
        requirements.add(requirement);
        return this;
    }

    @Override
    public Registration signaturesLimit(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("A document takes at least 1 signature, the first one counted; " + limit
                    + " is not possible. Without a limit it takes any number.");
        }
        signaturesLimit = limit;
        return this;
    }

    @Override
    public RegisteredDocument submit() {
        try {
            return sigex.await(submitAsync(), "registering a document");
        } catch (TransportException stopped) {
            Signature first = sent;
            if (first == null || !(stopped.getCause() instanceof InterruptedException)) {
                throw stopped;
            }
            throw Interruptions.ofDocument(stopped, first);
        }
    }

    @Override
    public CompletionStage<RegisteredDocument> submitAsync() {
        if (submitted) {
            throw new IllegalStateException(
                    "This registration was submitted already. Call register(document) for another"
                            + " one, or recoverRegistration if it was interrupted.");
        }
        CompletableFuture<Signature> first = firstSignature();
        submitted = true;
        return Stages.handedOut(first.thenCompose(this::register).thenApply(id -> new SigexDocument(sigex, id)));
    }

    private CompletableFuture<DocumentId> register(Signature first) {
        sent = first;
        CompletableFuture<DocumentId> registered = sigex.registering().register(wire(first), first, document);
        return signer == null ? registered : Interruptions.keeping(first, registered, Interruptions::ofDocument);
    }

    private CompletableFuture<Signature> firstSignature() {
        if (signature != null) {
            return Stages.begunBy(CompletableFuture.completedFuture(signature));
        }
        if (signer == null) {
            throw new IllegalStateException("Nobody was named to sign. Call signedBy(signer) before submit().");
        }
        return sigex.signed(document, signer);
    }

    private RegistrationWire wire(Signature first) {
        return new RegistrationWire(
                title,
                description,
                SignatureUploadWire.CMS,
                first.encoded().toBase64(),
                notification == null ? null : NotificationsWire.of(notification),
                settings());
    }

    private @Nullable SettingsWire settings() {
        if (requirements.isEmpty() && signaturesLimit == null) {
            return null;
        }
        return new SettingsWire(
                signaturesLimit,
                requirements.isEmpty()
                        ? null
                        : requirements.stream().map(RequirementWire::of).toList());
    }

    @Override
    public String toString() {
        return "Registration[" + document + "]";
    }
}
