package org.qoltanba.api.signature;

import java.util.concurrent.CompletionStage;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.operation.PendingOperation;

/**
 * Anything that can sign a document: a key in a file, or a person with a phone. Whoever needs a signature takes a
 * signer and does not ask which.
 *
 * <p>Implementations are safe to share between threads.
 *
 * @since 0.1.0
 */
public interface DocumentSigner {

    /**
     * The certificate the signature will be made with.
     *
     * @return the signer's certificate
     */
    SignerCertificate certificate();

    /**
     * Begins to sign. A local key reads the document before this returns, and the operation is complete at once; a
     * cloud key returns at once, and the operation completes when the person has confirmed.
     *
     * @param document what to sign
     * @param options what kind of signature is wanted
     * @return completes with the running operation once the signer has accepted the request; completes exceptionally
     *     with an {@link org.qoltanba.api.error.SdkException} if it refuses
     */
    CompletionStage<PendingOperation<Signature>> beginSigning(DocumentSource document, SignatureOptions options);
}
