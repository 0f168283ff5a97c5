package org.qoltanba.api.sigex;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.DocumentSigner;
import org.qoltanba.api.signature.Signature;

/**
 * SIGEX: as an anonymous caller, as an information system if the endpoint names one, or as the person who has signed in
 * ({@link SigexSession}). What concerns one part of the service is grouped: {@link #organization()}, {@link #directory()}.
 *
 * <p>Safe to share between threads. Methods that call the service block; each has a twin ending in {@code Async} that
 * does not. All fail with the subclasses of {@link org.qoltanba.api.error.SdkException}: {@code TransportException} if
 * no answer came, {@code ServiceException} if the service refused.
 *
 * @since 0.1.0
 */
public interface SigexClient {

    /**
     * Signs somebody in with their certificate (contract section 3.2): asks for a random block, has it signed, and opens a
     * session. Blocks until the signer has signed; use {@link #signInAsync} with a person's phone.
     *
     * @param signer a key or a person with a phone
     * @return the session; to be closed
     * @throws SignInRefusedException if the service does not accept the signature
     * @throws CertificateRejectedException if the service does not accept the certificate
     * @throws IllegalStateException if this is the client of an information system, whose certificate says who it is
     */
    SigexSession signIn(DocumentSigner signer);

    /**
     * {@link #signIn} without blocking.
     *
     * @param signer a key or a person with a phone
     * @return completes with the session; to be closed
     * @throws IllegalStateException if this is the client of an information system
     */
    CompletionStage<SigexSession> signInAsync(DocumentSigner signer);

    /**
     * Signing in step by step, for signatures that are made elsewhere, and for telling who somebody is without a session.
     *
     * @return the steps
     * @throws IllegalStateException if this is the client of an information system
     */
    SigexAuthentication authentication();

    /**
     * Lists documents (contract section 7.36). Asks nothing of the service yet. Takes somebody who has signed in, or an
     * information system.
     *
     * @param query which documents
     * @return newest first
     */
    Listing<ListedDocument> documents(DocumentQuery query);

    /**
     * The caller's organisation: settings, rights, subscription.
     *
     * @return the organisation
     */
    SigexOrganization organization();

    /**
     * What the service tells everybody about itself: dictionaries, version, health, identifiers.
     *
     * @return the directory
     */
    SigexDirectory directory();

    /**
     * Signing with the state's application on a phone, by QR code or link, without registering anything.
     *
     * @return the group
     */
    SigexEgov egov();

    /**
     * Begins to register a document with its first signature (contract sections 7.1 and 7.2). Nothing is sent before
     * {@link Registration#submit()}.
     *
     * @param document the document; its title is the document's name unless said otherwise
     * @return what to fill in
     */
    Registration register(DocumentSource document);

    /**
     * Begins to register a document without a signature, for somebody outside to sign (contract section 7.1). Takes an
     * information system on a plan that includes it. Nothing is sent before {@link Preregistration#submit()}.
     *
     * @param document the document; its title is the document's name unless said otherwise
     * @return what to fill in
     */
    Preregistration preregister(DocumentSource document);

    /**
     * Begins to register many documents, each with its first signature. Nothing is read or sent before {@link
     * BulkRegistration#begin()}.
     *
     * @param documents the documents, taken one after the other as there is room for them; nothing holds them all
     * @param journal the file that makes the run one that can be taken up again; made if there is none, and for its owner
     *     only
     * @return what to fill in
     */
    BulkRegistration registerAll(Iterable<DocumentSource> documents, Path journal);

    /**
     * Begins to register many documents without signatures, for people outside to sign. Takes an information system on a
     * plan that includes it. Nothing is read or sent before {@link BulkPreregistration#begin()}.
     *
     * @param documents the documents, taken one after the other as there is room for them; nothing holds them all
     * @param journal the file that makes the run one that can be taken up again; made if there is none, and for its owner
     *     only
     * @return what to fill in
     */
    BulkPreregistration preregisterAll(Iterable<DocumentSource> documents, Path journal);

    /**
     * Begins to sign many documents that are registered. Nothing is read or sent before {@link BulkSigning#begin()}.
     *
     * @param documents the documents, taken one after the other as there is room for them; nothing holds them all
     * @param journal the file that makes the run one that can be taken up again; made if there is none, and for its owner
     *     only
     * @return what to fill in
     */
    BulkSigning signAll(Iterable<DocumentToSign> documents, Path journal);

    /**
     * Packages of documents.
     *
     * @return the packages
     */
    SigexPackages packages();

    /**
     * Digital document cards.
     *
     * @return the cards
     */
    SigexCards cards();

    /**
     * A document that is registered already. Asks nothing of the service yet.
     *
     * @param id its identifier
     * @return a handle
     */
    RegisteredDocument document(DocumentId id);

    /**
     * Finds the document a signature is registered with (contract section 7.28).
     *
     * @param signature the signature as it was registered or exported
     * @return where it is registered; empty if the service does not know it
     */
    Optional<SignatureRecord> find(Signature signature);

    /**
     * {@link #find(Signature)} without blocking.
     *
     * @param signature the signature as it was registered or exported
     * @return completes with where it is registered, or empty
     */
    CompletionStage<Optional<SignatureRecord>> findAsync(Signature signature);

    /**
     * Finishes a registration that was cut off, without registering the document twice: finds the signature at the
     * service and fixes the digests if that has not happened (contract sections 7.1, 7.2 and 7.28).
     *
     * @param signature the signature it was begun with: {@link RegistrationInterruptedException#signature()}
     * @param document the document
     * @return the registered document; empty if the service never saw the signature, so that registering it again is safe
     */
    Optional<RegisteredDocument> recoverRegistration(Signature signature, DocumentSource document);

    /**
     * {@link #recoverRegistration} without blocking.
     *
     * @param signature the signature it was begun with
     * @param document the document
     * @return completes with the registered document, or empty
     */
    CompletionStage<Optional<RegisteredDocument>> recoverRegistrationAsync(
            Signature signature, DocumentSource document);
}
