package org.qoltanba.api.sigex;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.signature.DocumentSigner;
import org.qoltanba.api.signature.Signature;

/**
 * A package SIGEX knows. A handle: every method asks the service anew.
 *
 * <p>Safe to share between threads. Methods block; each has a twin ending in {@code Async} that does not.
 *
 * @since 0.1.0
 */
public interface RegisteredPackage {

    /**
     * The package's identifier at the service.
     *
     * @return the identifier
     */
    PackageId id();

    /**
     * What the service tells about the package (contract section 7.19).
     *
     * @return title, settings, documents
     */
    PackageInfo info();

    /**
     * {@link #info()} without blocking.
     *
     * @return completes with title, settings, documents
     */
    CompletionStage<PackageInfo> infoAsync();

    /**
     * The documents of the package, in the order they are signed in.
     *
     * @return an unmodifiable list of handles
     */
    List<RegisteredDocument> documents();

    /**
     * {@link #documents()} without blocking.
     *
     * @return completes with an unmodifiable list of handles
     */
    CompletionStage<List<RegisteredDocument>> documentsAsync();

    /**
     * Sends the service all documents (contract section 7.2): finishes a registration that was cut off. May be repeated.
     *
     * @param documents all documents of the package in its order
     * @throws DocumentMismatchException if one of them is not the document that was sent before
     * @throws IllegalArgumentException if there are more or fewer of them than the package has
     */
    void complete(List<DocumentSource> documents);

    /**
     * {@link #complete} without blocking.
     *
     * @param documents all documents of the package in its order
     * @return completes when the service has all of them
     */
    CompletionStage<Void> completeAsync(List<DocumentSource> documents);

    /**
     * Signs every document and registers all signatures or none (contract section 7.22). Blocks until the signer has
     * signed all; the documents are signed one after the other. A lost answer is reconciled.
     *
     * @param documents all documents of the package in its order
     * @param signer a key or a person with a phone
     * @return where the signatures are registered, in the order of the documents
     * @throws SignerNotAllowedException if the settings of one document do not allow this signer: then none is signed
     * @throws PackageSigningInterruptedException if it is not known whether they were registered
     * @throws IllegalArgumentException if there are more or fewer documents than the package has
     */
    List<SignatureRecord> sign(List<DocumentSource> documents, DocumentSigner signer);

    /**
     * {@link #sign} without blocking.
     *
     * @param documents all documents of the package in its order
     * @param signer a key or a person with a phone
     * @return completes with where the signatures are registered
     */
    CompletionStage<List<SignatureRecord>> signAsync(List<DocumentSource> documents, DocumentSigner signer);

    /**
     * Registers signatures made beforehand: all or none. A lost answer is reconciled, and signatures that are registered
     * with this package already are accepted as such.
     *
     * @param signatures one detached CMS with one signer, or XML signature, for each document, in the package's order
     * @return where the signatures are registered, in the order of the documents
     * @throws PackageSigningInterruptedException if it is not known whether they were registered
     */
    List<SignatureRecord> add(List<Signature> signatures);

    /**
     * {@link #add(List)} without blocking.
     *
     * @param signatures one for each document
     * @return completes with where the signatures are registered
     */
    CompletionStage<List<SignatureRecord>> addAsync(List<Signature> signatures);

    /**
     * {@link #add(List)}, and the service writes to somebody about it.
     *
     * @param signatures one for each document
     * @param notification whom to write to about these signatures
     * @return where the signatures are registered
     */
    List<SignatureRecord> add(List<Signature> signatures, EmailNotification notification);

    /**
     * {@link #add(List, EmailNotification)} without blocking.
     *
     * @param signatures one for each document
     * @param notification whom to write to about these signatures
     * @return completes with where the signatures are registered
     */
    CompletionStage<List<SignatureRecord>> addAsync(List<Signature> signatures, EmailNotification notification);

    /**
     * Has the service write to somebody about this package now (contract section 7.20). It is asked once: after a lost
     * answer the e-mails may have been sent, and the {@link org.qoltanba.api.error.TransportException} says so.
     *
     * @param notification whom to write to
     * @return whether the e-mails carried the documents; the service attaches only what it keeps
     */
    boolean sendNotification(EmailNotification notification);

    /**
     * {@link #sendNotification} without blocking.
     *
     * @param notification whom to write to
     * @return completes with whether the e-mails carried the documents
     */
    CompletionStage<Boolean> sendNotificationAsync(EmailNotification notification);

    /**
     * Changes some settings of the package and keeps the rest, as {@link RegisteredDocument#changeSettings} does for a
     * document (contract section 7.21).
     *
     * @param change is called with the current settings
     * @return the settings written
     */
    PackageSettings changeSettings(Consumer<PackageSettings.Builder> change);

    /**
     * {@link #changeSettings} without blocking.
     *
     * @param change is called with the current settings, on another thread
     * @return completes with the settings written
     */
    CompletionStage<PackageSettings> changeSettingsAsync(Consumer<PackageSettings.Builder> change);

    /**
     * Every change of the package's settings, oldest first (contract section 7.23). Asks nothing of the service yet.
     *
     * @return the changes, to be read page by page
     */
    Listing<AuditEvent<PackageSettings>> settingsAudit();

    /**
     * Begins to have a person sign all documents of this package by phone, with eGov mobile or eGov Business (contract
     * section 7.24). The service must keep all originals; it gives them to the phone and registers the signatures.
     *
     * @param description what the application shows as the reason for signing; not blank
     * @return to be filled in and begun; yields where the signatures are registered, in the order of the documents
     */
    EgovSigning<List<SignatureRecord>> signByEgov(String description);

    /**
     * What has become of an eGov operation on this package (contract section 7.25).
     *
     * @param operationId the identifier of an {@link EgovOperation}
     * @return where it stands
     * @throws QrSigningEndedException if the service does not know it
     */
    EgovOperationInfo egovOperation(String operationId);

    /**
     * {@link #egovOperation} without blocking.
     *
     * @param operationId the identifier of an {@link EgovOperation}
     * @return completes with where it stands
     */
    CompletionStage<EgovOperationInfo> egovOperationAsync(String operationId);

    /**
     * Watches an eGov operation on this package again, after a restart or from another machine. Cancelling it calls the
     * operation off.
     *
     * @param operationId the identifier of an {@link EgovOperation}
     * @return yields where the signatures are registered, in the order of the documents
     */
    PendingOperation<List<SignatureRecord>> awaitEgov(String operationId);
}
