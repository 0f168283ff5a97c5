package org.qoltanba.api.sigex;

import java.util.concurrent.CompletionStage;
import org.qoltanba.api.signature.DocumentSigner;
import org.qoltanba.api.signature.Signature;

/**
 * A document about to be registered with its first signature. Fill in, then {@link #submit()}. Not thread-safe; use it
 * once.
 *
 * @since 0.1.0
 */
public interface Registration extends DocumentDraft<Registration> {

    /**
     * Who makes the first signature. It is made on {@link #submit()}, detached, at level B-B.
     *
     * @param signer a key or a person with a phone
     * @return this
     */
    Registration signedBy(DocumentSigner signer);

    /**
     * The first signature, made beforehand.
     *
     * @param signature a detached CMS with one signer, or an XML signature over exactly the octets of the document
     * @return this
     */
    Registration signedBy(Signature signature);

    /**
     * Signs, registers and fixes the digests. Blocks. A lost answer is reconciled: the document is registered once
     * whatever the network does.
     *
     * @return the registered document
     * @throws RegistrationInterruptedException if the service stopped answering midway; nothing is lost
     * @throws IllegalStateException if nobody was named to sign
     */
    RegisteredDocument submit();

    /**
     * {@link #submit()} without blocking.
     *
     * @return completes with the registered document
     */
    CompletionStage<RegisteredDocument> submitAsync();
}
