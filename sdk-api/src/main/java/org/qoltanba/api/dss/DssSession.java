package org.qoltanba.api.dss;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.operation.ResumeToken;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.DocumentSigner;
import org.qoltanba.api.signature.Signature;

/**
 * What a signed-in user of CryptoPro DSS can do.
 *
 * <p>Safe to share between threads; make one per user and keep it.
 *
 * @since 0.1.0
 */
public interface DssSession {

    /**
     * The user's DSS login.
     *
     * @return the login
     */
    String login();

    /**
     * The same session with operations confirmed another way: by certain methods, waiting for the user's turn, or without
     * callback. It shares this session's sign-in.
     *
     * @param how how
     * @return a session beside this one
     */
    DssSession confirmedBy(DssConfirmation how);

    /**
     * The refresh token in use, to continue in another process with {@link DssSignIn#refreshToken}. It changes when the
     * service hands out a new one.
     *
     * @return empty if there is none: see {@link DssSignIn#renewable()}
     */
    Optional<Secret> refreshToken();

    /**
     * The user's certificates (contract section 4.1). Blocks.
     *
     * @return an unmodifiable list in the service's order
     */
    List<DssCertificate> certificates();

    /**
     * {@link #certificates()} without blocking.
     *
     * @return completes with an unmodifiable list
     */
    CompletionStage<List<DssCertificate>> certificatesAsync();

    /**
     * What the user does with certificates and keys without having to confirm it.
     *
     * @return a view; asks nothing of the service yet
     */
    DssKeyring keyring();

    /**
     * The user's keys that have no certificate yet (contract section 12.6). Second generation of the interface only.
     *
     * @return a view; asks nothing of the service yet
     */
    DssKeys keys();

    /**
     * What the installation allows this user (contract section 4.3). Blocks.
     *
     * @return the policy as it is now
     */
    DssPolicy policy();

    /**
     * {@link #policy()} without blocking.
     *
     * @return completes with the policy
     */
    CompletionStage<DssPolicy> policyAsync();

    /**
     * Begins to sign a document with a key in the cloud. Nothing is sent before {@link CloudSigning#begin()}.
     *
     * @param document the document
     * @return what to fill in
     */
    CloudSigning sign(DocumentSource document);

    /**
     * Begins to sign inside a document, or to make a bare signature value, with a key in the cloud. Nothing is sent before
     * {@link DocumentSigning#begin()}.
     *
     * @param document the document
     * @param format how to sign it
     * @return what to fill in
     */
    DocumentSigning sign(DocumentSource document, DocumentFormat format);

    /**
     * Begins to sign several documents with one confirmation.
     *
     * @param documents the documents, at least one
     * @return what to fill in
     */
    PackageSigning signAll(List<DocumentSource> documents);

    /**
     * Begins to sign documents of the Document Store with one confirmation. Second generation of the interface only.
     *
     * @param documents what {@link DssDocuments#upload} gave, at least one
     * @return what to fill in
     */
    PackageSigning signStored(List<StoredDocumentId> documents);

    /**
     * Begins to decrypt a document with a key in the cloud.
     *
     * @param encrypted the container
     * @return what to fill in
     */
    CloudDecryption decrypt(DocumentSource encrypted);

    /**
     * Begins to ask for a certificate with a new key in the cloud.
     *
     * @param authorityId the certification authority's identifier in the policy
     * @return what to fill in
     */
    CertificateEnrolment certificateRequest(long authorityId);

    /**
     * Begins to renew a certificate: a request with a new key and, unless said otherwise, the old subject.
     *
     * @param certificate one of the user's certificates
     * @return what to fill in
     */
    CertificateEnrolment renew(DssCertificate certificate);

    /**
     * Begins to revoke a certificate, for good.
     *
     * @param certificate one of the user's certificates
     * @return yields the certificate as it is afterwards
     */
    CertificateAction<DssCertificate> revoke(DssCertificate certificate);

    /**
     * Begins to suspend a certificate.
     *
     * @param certificate one of the user's certificates
     * @return yields the certificate as it is afterwards
     */
    CertificateAction<DssCertificate> hold(DssCertificate certificate);

    /**
     * Begins to end the suspension of a certificate.
     *
     * @param certificate one of the user's certificates
     * @return yields the certificate as it is afterwards
     */
    CertificateAction<DssCertificate> unhold(DssCertificate certificate);

    /**
     * Begins to change the PIN of a key. Give the old one with {@link CertificateAction#pin} if there is one.
     *
     * @param certificate one of the user's certificates
     * @param newPin the new PIN
     * @return yields {@link DssCertificate#id()}
     */
    CertificateAction<Long> changePin(DssCertificate certificate, Secret newPin);

    /**
     * Begins to delete a certificate and its key, for good.
     *
     * @param certificate one of the user's certificates
     * @return yields {@link DssCertificate#id()}
     */
    CertificateAction<Long> deleteCertificate(DssCertificate certificate);

    /**
     * Asks the user to confirm something of the organization's own, which the administrator has configured as a template
     * (contract section 7.1).
     *
     * @param template the {@code ConfirmationScope}, 1 to 128 printable characters
     * @return fill in and begin
     * @throws IllegalArgumentException if nothing can be called so
     */
    TemplateConfirmation confirm(String template);

    /**
     * What needs no confirmation: encrypting, digesting and the like.
     *
     * @return safe to share between threads
     */
    DssProcessing processing();

    /**
     * The user's documents in the Document Store.
     *
     * @return safe to share between threads
     */
    DssDocuments documents();

    /**
     * The user's operations that have not ended (contract section 12.5). Second generation of the interface only. Blocks.
     *
     * @return an unmodifiable list in the service's order
     */
    List<DssOperation> operations();

    /**
     * {@link #operations()} without blocking.
     *
     * @return completes with an unmodifiable list
     */
    CompletionStage<List<DssOperation>> operationsAsync();

    /**
     * This user as a signer like any other: whoever takes a {@link DocumentSigner} gets a signature that the user
     * confirms on the phone.
     *
     * @param certificate which of the user's certificates
     * @return the signer
     * @throws IllegalArgumentException if the certificate's key asks for a PIN; see {@link #signer(DssCertificate, Secret)}
     */
    DocumentSigner signer(DssCertificate certificate);

    /**
     * The same for a certificate whose key asks for a PIN.
     *
     * @param certificate which of the user's certificates
     * @param pin the key's PIN; the signer keeps a reference to it
     * @return the signer
     */
    DocumentSigner signer(DssCertificate certificate, Secret pin);

    /**
     * Takes up a signature that was begun earlier, by this process or another. Asks nothing of the service yet; watching
     * goes on at once.
     *
     * @param token what {@link PendingOperation#resumeToken()} gave
     * @param document the same document; its digest is compared before anything else happens
     * @return the running operation
     * @throws IllegalArgumentException if the token is altered, for another installation or user, or the document is
     *     another one
     */
    PendingOperation<Signature> resume(ResumeToken token, DocumentSource document);

    /**
     * The same for a certificate whose key asks for a PIN, which no token holds.
     *
     * @param token what {@link PendingOperation#resumeToken()} gave
     * @param document the same document; its digest is compared before anything else happens
     * @param pin the key's PIN
     * @return the running operation
     * @throws IllegalArgumentException if the token is altered, for another installation or user, or the document is
     *     another one
     */
    PendingOperation<Signature> resume(ResumeToken token, DocumentSource document, Secret pin);
}
