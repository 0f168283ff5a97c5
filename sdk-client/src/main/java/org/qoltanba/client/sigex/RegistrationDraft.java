package org.qoltanba.client.sigex;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.ServiceAnswer;
import org.qoltanba.api.error.TransportException;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.DocumentSettings;
import org.qoltanba.api.sigex.RegisteredDocument;
import org.qoltanba.api.sigex.Registration;
import org.qoltanba.api.sigex.SignerNotAllowedException;
import org.qoltanba.api.sigex.SignerRules;
import org.qoltanba.api.signature.DocumentSigner;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.client.http.Stages;

/** Collects what a registration shall be like, then hands it over once. */
final class RegistrationDraft extends DraftFields<Registration> implements Registration {

    private static final int OK = 200;

    private final Sigex sigex;
    private final DocumentSource document;
    private @Nullable DocumentSigner signer;
    private @Nullable Signature signature;
    private boolean submitted;

    /** The signature that may have reached the service; written by another thread than the one that submits. */
    private volatile @Nullable Signature sent;

    RegistrationDraft(Sigex sigex, DocumentSource document) {
        super(document, DocumentSettings.builder());
        this.sigex = sigex;
        this.document = document;
    }

    @Override
    Registration self() {
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
    public RegisteredDocument submit() {
        try {
            return sigex.await(this::submitAsync, "registering a document");
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
            Signature given = signature;
            requireAllowed(() -> SignerCertificates.of(given));
            return Stages.begunBy(CompletableFuture.completedFuture(given));
        }
        if (signer == null) {
            throw new IllegalStateException("Nobody was named to sign. Call signedBy(signer) before submit().");
        }
        DocumentSigner first = signer;
        requireAllowed(() -> Optional.of(first.certificate()));
        return sigex.signed(document, first);
    }

    /** Nobody shall be asked for a signature the service is certain to refuse, and nothing shall be sent in vain. */
    private void requireAllowed(Supplier<Optional<SignerCertificate>> certificate) {
        SignerRules rules = signerRules();
        if (rules.bindsTheFirst(false)) {
            certificate
                    .get()
                    .flatMap(found -> rules.objectionTo(found, List.of(), false))
                    .ifPresent(objection -> {
                        throw new SignerNotAllowedException(
                                "The first signature breaks the document's own rules, and SIGEX would refuse it. "
                                        + objection + " Nothing was signed or sent.",
                                ErrorContext.local(),
                                ServiceAnswer.of(OK, SigexRefusals.SIGNER_NOT_ALLOWED));
                    });
        }
    }

    @Override
    public String toString() {
        return "Registration[" + document + "]";
    }
}
