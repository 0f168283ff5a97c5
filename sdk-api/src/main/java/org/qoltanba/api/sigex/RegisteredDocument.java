package org.qoltanba.api.sigex;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.signature.DocumentSigner;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignerCertificate;

/**
 * A document SIGEX knows. A handle: every method asks the service anew.
 *
 * <p>Safe to share between threads. All calls fail with {@link DocumentNotFoundException} if the service does not know
 * the identifier.
 *
 * @since 0.1.0
 */
public interface RegisteredDocument {

    /**
     * The document's identifier at the service.
     *
     * @return the identifier
     */
    DocumentId id();

    /**
     * What the service tells about the document (contract section 7.3). Blocks.
     *
     * @return title, size, limits and counts
     */
    DocumentInfo info();

    /**
     * {@link #info()} without blocking.
     *
     * @return completes with title, size, limits and counts
     */
    CompletionStage<DocumentInfo> infoAsync();

    /**
     * All signatures in the order they were registered; reads as many pages as there are. Blocks.
     *
     * @return an unmodifiable list
     */
    List<RegisteredSignature> signatures();

    /**
     * {@link #signatures()} without blocking.
     *
     * @return completes with an unmodifiable list
     */
    CompletionStage<List<RegisteredSignature>> signaturesAsync();

    /**
     * Waits until the document has a number of signatures.
     *
     * @param count how many in all, the first one counted; at least 1
     * @return a running operation that yields all signatures
     */
    PendingOperation<List<RegisteredSignature>> awaitSignatures(int count);

    /**
     * Why the service is certain to refuse a signer's next signature, found out before anybody is bothered: who may sign, in
     * which order, who may not sign twice, and how many signatures the document takes. Reads the settings and all
     * signatures. Blocks.
     *
     * @param signer the signer's certificate
     * @return the reason, without personal data; empty if the service may accept the signer
     */
    Optional<String> objectionTo(SignerCertificate signer);

    /**
     * {@link #objectionTo} without blocking.
     *
     * @param signer the signer's certificate
     * @return completes with the reason, or empty
     */
    CompletionStage<Optional<String>> objectionToAsync(SignerCertificate signer);

    /**
     * Signs the document and adds the signature. Blocks until the signer has signed; use {@link #signAsync} with a
     * person's phone.
     *
     * @param document the document; its digest must be the registered one
     * @param signer a key or a person with a phone
     * @return the registered signature
     * @throws SignaturesLimitReachedException if the document takes no more signatures
     * @throws SignerNotAllowedException if the document's settings do not allow this signer
     * @throws DocumentMismatchException if it is not the registered document
     */
    RegisteredSignature sign(DocumentSource document, DocumentSigner signer);

    /**
     * {@link #sign(DocumentSource, DocumentSigner)} without blocking.
     *
     * @param document the document; its digest must be the registered one
     * @param signer a key or a person with a phone
     * @return completes with the registered signature
     */
    CompletionStage<RegisteredSignature> signAsync(DocumentSource document, DocumentSigner signer);

    /**
     * {@link #sign(DocumentSource, DocumentSigner)}, and the service writes to somebody about it.
     *
     * @param document the document; its digest must be the registered one
     * @param signer a key or a person with a phone
     * @param notification whom to write to about this signature
     * @return the registered signature
     */
    RegisteredSignature sign(DocumentSource document, DocumentSigner signer, EmailNotification notification);

    /**
     * {@link #sign(DocumentSource, DocumentSigner, EmailNotification)} without blocking.
     *
     * @param document the document; its digest must be the registered one
     * @param signer a key or a person with a phone
     * @param notification whom to write to about this signature
     * @return completes with the registered signature
     */
    CompletionStage<RegisteredSignature> signAsync(
            DocumentSource document, DocumentSigner signer, EmailNotification notification);

    /**
     * Adds a signature made beforehand (contract section 7.5). Blocks. A lost answer is reconciled: the signature is
     * registered once.
     *
     * @param signature a detached CMS with one signer, or an XML signature over exactly the octets of the document
     * @return the registered signature
     * @throws SignaturesLimitReachedException if the document takes no more signatures
     * @throws SignerNotAllowedException if the document's settings do not allow this signer
     * @throws DocumentMismatchException if it is a signature of another document
     */
    RegisteredSignature add(Signature signature);

    /**
     * {@link #add(Signature)} without blocking.
     *
     * @param signature a detached CMS with one signer, or an XML signature over exactly the octets of the document
     * @return completes with the registered signature
     */
    CompletionStage<RegisteredSignature> addAsync(Signature signature);

    /**
     * {@link #add(Signature)}, and the service writes to somebody about it.
     *
     * @param signature a detached CMS with one signer, or an XML signature over exactly the octets of the document
     * @param notification whom to write to about this signature
     * @return the registered signature
     */
    RegisteredSignature add(Signature signature, EmailNotification notification);

    /**
     * {@link #add(Signature, EmailNotification)} without blocking.
     *
     * @param signature a detached CMS with one signer, or an XML signature over exactly the octets of the document
     * @param notification whom to write to about this signature
     * @return completes with the registered signature
     */
    CompletionStage<RegisteredSignature> addAsync(Signature signature, EmailNotification notification);

    /**
     * Has the service check all signatures against the document (contract section 7.6). Blocks while the document is
     * uploaded. Returning means that every signature is in order as of its registration. If a signer has archiving on
     * and the quota allows it, the original is archived by the way: so an older document is archived, too.
     *
     * @param document the document
     * @return where the service keeps the original now
     * @throws DocumentMismatchException if it is not the registered document
     */
    OriginalStorage verify(DocumentSource document);

    /**
     * {@link #verify} without blocking.
     *
     * @param document the document
     * @return completes normally if every signature is in order
     */
    CompletionStage<OriginalStorage> verifyAsync(DocumentSource document);

    /**
     * Sends the service the document, so that it can note its digests (contract section 7.2): finishes a
     * preregistration that was cut off, or a document of a package. Registrations do it by themselves. Blocks while the
     * document is uploaded; may be repeated.
     *
     * @param document the document
     * @return what the service noted
     * @throws DocumentMismatchException if it is not the document that was signed or sent before
     */
    DocumentDigests fixDigests(DocumentSource document);

    /**
     * {@link #fixDigests} without blocking.
     *
     * @param document the document
     * @return completes with what the service noted
     */
    CompletionStage<DocumentDigests> fixDigestsAsync(DocumentSource document);

    /**
     * The original from the archive or the temporary storage (contract section 7.4). Blocks. Held in memory, 100 MiB at
     * most.
     *
     * @return the document, named by its identifier; empty if the service does not keep it
     */
    Optional<DocumentSource> original();

    /**
     * {@link #original()} without blocking.
     *
     * @return completes with the document, or empty
     */
    CompletionStage<Optional<DocumentSource>> originalAsync();

    /**
     * Has the service write to somebody about this document now (contract section 7.7). Blocks. It is asked once: after a
     * lost answer the e-mails may have been sent, and the {@link org.qoltanba.api.error.TransportException} says so.
     *
     * @param notification whom to write to
     * @return whether the e-mails carried the document; the service attaches only what it keeps
     */
    boolean sendNotification(EmailNotification notification);

    /**
     * {@link #sendNotification} without blocking.
     *
     * @param notification whom to write to
     * @return completes with whether the e-mails carried the document
     */
    CompletionStage<Boolean> sendNotificationAsync(EmailNotification notification);

    /**
     * Changes some settings and keeps the rest: {@code changeSettings(s -> s.signaturesLimit(3))}. The service only knows
     * how to replace all of them (contract section 7.12), so they are read, changed and written back, with whatever the
     * SDK does not know in them. A lost answer is reconciled. Blocks.
     *
     * <p>The service has no way to refuse a change made on top of an outdated reading: of two changes at the very same
     * time one may be lost. {@link #settingsAudit()} shows both.
     *
     * @param change is called with the current settings; what is fixed with the registration must stay as it is
     * @return the settings written
     * @throws org.qoltanba.api.error.AccessDeniedException if the caller may not change them
     * @throws IllegalArgumentException if the change touches what is fixed with the registration
     */
    DocumentSettings changeSettings(Consumer<DocumentSettings.Builder> change);

    /**
     * {@link #changeSettings} without blocking.
     *
     * @param change is called with the current settings, on another thread
     * @return completes with the settings written
     */
    CompletionStage<DocumentSettings> changeSettingsAsync(Consumer<DocumentSettings.Builder> change);

    /**
     * Every change of the settings, oldest first (contract section 7.13). Asks nothing of the service yet.
     *
     * @return the changes, to be read page by page
     */
    Listing<AuditEvent<DocumentSettings>> settingsAudit();

    /**
     * A file name that holds the document's identifier, made of its title (contract section 7.14). Blocks.
     *
     * @return for example {@code contract-SigexIdAb3dEf6hIj9kLm2n.pdf}
     */
    String buildFileName();

    /**
     * The same made of another name. Blocks.
     *
     * @param name a valid file name
     * @return the name with the identifier in it
     */
    String buildFileName(String name);

    /**
     * {@link #buildFileName()} without blocking.
     *
     * @return completes with the file name
     */
    CompletionStage<String> buildFileNameAsync();

    /**
     * {@link #buildFileName(String)} without blocking.
     *
     * @param name a valid file name
     * @return completes with the file name
     */
    CompletionStage<String> buildFileNameAsync(String name);

    /**
     * Begins to have a person sign this document by phone, with eGov mobile or eGov Business (contract section 7.15). The
     * service must keep the original, in its archive or temporary storage; it gives it to the phone and registers the
     * signature.
     *
     * @param description what the application shows as the reason for signing; not blank
     * @return to be filled in and begun; yields where the signature is registered
     */
    EgovSigning<SignatureRecord> signByEgov(String description);

    /**
     * What has become of an eGov operation on this document (contract section 7.16).
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
     * Watches an eGov operation on this document again, after a restart or from another machine. Cancelling it calls the
     * operation off.
     *
     * @param operationId the identifier of an {@link EgovOperation}
     * @return yields where the signature is registered
     */
    PendingOperation<SignatureRecord> awaitEgov(String operationId);
}
