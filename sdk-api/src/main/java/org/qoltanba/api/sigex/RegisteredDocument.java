package org.qoltanba.api.sigex;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.signature.DocumentSigner;
import org.qoltanba.api.signature.Signature;

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
     * {@link #sign} without blocking.
     *
     * @param document the document; its digest must be the registered one
     * @param signer a key or a person with a phone
     * @return completes with the registered signature
     */
    CompletionStage<RegisteredSignature> signAsync(DocumentSource document, DocumentSigner signer);

    /**
     * Adds a signature made beforehand (contract section 7.5). Blocks. A lost answer is reconciled: the signature is
     * registered once.
     *
     * @param signature a detached CMS with one signer
     * @return the registered signature
     * @throws SignaturesLimitReachedException if the document takes no more signatures
     * @throws SignerNotAllowedException if the document's settings do not allow this signer
     * @throws DocumentMismatchException if it is a signature of another document
     */
    RegisteredSignature add(Signature signature);

    /**
     * {@link #add} without blocking.
     *
     * @param signature a detached CMS with one signer
     * @return completes with the registered signature
     */
    CompletionStage<RegisteredSignature> addAsync(Signature signature);

    /**
     * Has the service check all signatures against the document (contract section 7.6). Blocks while the document is
     * uploaded. Returning means that every signature is in order as of its registration.
     *
     * @param document the document
     * @throws DocumentMismatchException if it is not the registered document
     */
    void verify(DocumentSource document);

    /**
     * {@link #verify} without blocking.
     *
     * @param document the document
     * @return completes normally if every signature is in order
     */
    CompletionStage<Void> verifyAsync(DocumentSource document);

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
