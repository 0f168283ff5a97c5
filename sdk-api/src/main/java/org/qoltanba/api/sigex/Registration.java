package org.qoltanba.api.sigex;

import java.util.concurrent.CompletionStage;
import org.qoltanba.api.signature.DocumentSigner;
import org.qoltanba.api.signature.Signature;

/**
 * A document about to be registered. Fill in, then {@link #submit()}. Not thread-safe; use it once.
 *
 * @since 0.1.0
 */
public interface Registration {

    /**
     * The title people see. Without it the document's name is used.
     *
     * @param title a valid file name
     * @return this
     */
    Registration title(String title);

    /**
     * A description for people.
     *
     * @param description free text
     * @return this
     */
    Registration description(String description);

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
     * @param signature a detached CMS with one signer
     * @return this
     */
    Registration signedBy(Signature signature);

    /**
     * Whom SIGEX writes to once the document is registered.
     *
     * @param notification addresses and language; replaces an earlier one
     * @return this
     */
    Registration notifying(EmailNotification notification);

    /**
     * Who may sign. Each call adds an alternative; the first signature is not bound by it.
     *
     * @param requirement what must be true of a signer
     * @return this
     */
    Registration requiring(SignerRequirement requirement);

    /**
     * How many signatures the document takes, the first one counted.
     *
     * @param limit at least 1
     * @return this
     */
    Registration signaturesLimit(int limit);

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
