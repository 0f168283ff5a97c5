package org.qoltanba.client.sigex;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.sigex.BulkPreregistration;
import org.qoltanba.api.sigex.BulkRegistration;
import org.qoltanba.api.sigex.BulkSigning;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.DocumentQuery;
import org.qoltanba.api.sigex.DocumentToSign;
import org.qoltanba.api.sigex.ListedDocument;
import org.qoltanba.api.sigex.Listing;
import org.qoltanba.api.sigex.Preregistration;
import org.qoltanba.api.sigex.RegisteredDocument;
import org.qoltanba.api.sigex.Registration;
import org.qoltanba.api.sigex.SigexAuthentication;
import org.qoltanba.api.sigex.SigexCards;
import org.qoltanba.api.sigex.SigexClient;
import org.qoltanba.api.sigex.SigexDirectory;
import org.qoltanba.api.sigex.SigexEgov;
import org.qoltanba.api.sigex.SigexOrganization;
import org.qoltanba.api.sigex.SigexPackages;
import org.qoltanba.api.sigex.SigexSession;
import org.qoltanba.api.sigex.SignatureRecord;
import org.qoltanba.api.signature.DocumentSigner;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.http.Stages;

/** SIGEX over HTTP. */
class SigexHttpClient implements SigexClient {

    private final Sigex sigex;
    private final @Nullable SigningIn signingIn;

    /**
     * For one caller.
     *
     * @param signingIn signs people in; null for information systems, which do not
     */
    SigexHttpClient(Sigex sigex, @Nullable SigningIn signingIn) {
        this.sigex = sigex;
        this.signingIn = signingIn;
    }

    private SigningIn signingIn() {
        if (signingIn == null) {
            throw new IllegalStateException(
                    "An information system does not sign in: its TLS certificate says who it is."
                            + " Sign people in with the client of an endpoint without informationSystem(...).");
        }
        return signingIn;
    }

    @Override
    public SigexSession signIn(DocumentSigner signer) {
        return sigex.await(() -> signInAsync(signer), "signing in");
    }

    @Override
    public CompletionStage<SigexSession> signInAsync(DocumentSigner signer) {
        Objects.requireNonNull(signer, "signer");
        return Stages.handedOut(signingIn().signIn(signer));
    }

    @Override
    public SigexAuthentication authentication() {
        return new StepwiseAuthentication(sigex, signingIn());
    }

    @Override
    public Listing<ListedDocument> documents(DocumentQuery query) {
        return DocumentList.of(sigex, Objects.requireNonNull(query, "query"));
    }

    @Override
    public SigexOrganization organization() {
        return new Organization(sigex);
    }

    @Override
    public SigexDirectory directory() {
        return new Directory(sigex);
    }

    @Override
    public SigexEgov egov() {
        return new Egov(sigex);
    }

    @Override
    public Registration register(DocumentSource document) {
        return new RegistrationDraft(sigex, requireContent(document));
    }

    /** The service would store the signature and then refuse the document: better nothing happens at all. */
    static DocumentSource requireContent(DocumentSource document) {
        if (Objects.requireNonNull(document, "document").size() == 0) {
            throw new IllegalArgumentException("The document is empty; SIGEX does not take it. Pass another one.");
        }
        return document;
    }

    @Override
    public Preregistration preregister(DocumentSource document) {
        return new PreregistrationDraft(sigex, requireContent(document));
    }

    @Override
    public BulkRegistration registerAll(Iterable<DocumentSource> documents, Path journal) {
        return new BulkRegistrationDraft(
                sigex, Objects.requireNonNull(documents, "documents"), Objects.requireNonNull(journal, "journal"));
    }

    @Override
    public BulkPreregistration preregisterAll(Iterable<DocumentSource> documents, Path journal) {
        return new BulkPreregistrationDraft(
                sigex, Objects.requireNonNull(documents, "documents"), Objects.requireNonNull(journal, "journal"));
    }

    @Override
    public BulkSigning signAll(Iterable<DocumentToSign> documents, Path journal) {
        return new BulkSigningDraft(
                sigex, Objects.requireNonNull(documents, "documents"), Objects.requireNonNull(journal, "journal"));
    }

    @Override
    public SigexPackages packages() {
        return new Packages(sigex);
    }

    @Override
    public SigexCards cards() {
        return new Cards(sigex);
    }

    @Override
    public RegisteredDocument document(DocumentId id) {
        return new SigexDocument(sigex, Objects.requireNonNull(id, "id"));
    }

    @Override
    public Optional<SignatureRecord> find(Signature signature) {
        return sigex.await(() -> findAsync(signature), "finding a signature");
    }

    @Override
    public CompletionStage<Optional<SignatureRecord>> findAsync(Signature signature) {
        return Stages.handedOut(sigex.calls().find(Objects.requireNonNull(signature, "signature")));
    }

    @Override
    public Optional<RegisteredDocument> recoverRegistration(Signature signature, DocumentSource document) {
        return sigex.await(() -> recoverRegistrationAsync(signature, document), "recovering a registration");
    }

    @Override
    public CompletionStage<Optional<RegisteredDocument>> recoverRegistrationAsync(
            Signature signature, DocumentSource document) {
        return Stages.handedOut(sigex.registering()
                .recover(Objects.requireNonNull(signature, "signature"), requireContent(document))
                .thenApply(found -> found.map(id -> new SigexDocument(sigex, id))));
    }

    @Override
    public String toString() {
        return "SigexClient";
    }
}
