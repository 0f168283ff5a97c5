package org.qoltanba.api.sigex;

import java.util.concurrent.CompletionStage;

/**
 * A document about to be registered without a signature, for somebody outside to sign (contract sections 7.1 and 12.1).
 * Only information systems may, on a plan that includes it. Fill in, then {@link #submit()}. Not thread-safe; use it
 * once.
 *
 * <p>The settings begin with {@code strictSignersRequirements}: the outside signer's signature is the first one, and
 * without it the requirements would not bind that signature.
 *
 * @since 0.1.0
 */
public interface Preregistration extends DocumentDraft<Preregistration> {

    /**
     * Declares that the organisation gives this title, with this description, to no other document. A preregistration has
     * no signature to find it again by; with this promise the SDK finds it by its title, so that a lost answer is
     * reconciled and the document registered once. It needs the right to list the organisation's documents ({@code
     * documentsList}). Should the service not list what has no content yet, an empty entry may be left behind there: it
     * never gets content, sends no e-mail, and nobody can sign it.
     *
     * @return this
     */
    Preregistration identifiedByTitle();

    /**
     * Registers the document and fixes its digests. Blocks.
     *
     * @return the preregistered document
     * @throws PreregistrationInterruptedException if it is not known whether the service registered the document; it is
     *     not tried again behind your back
     */
    RegisteredDocument submit();

    /**
     * {@link #submit()} without blocking.
     *
     * @return completes with the preregistered document
     */
    CompletionStage<RegisteredDocument> submitAsync();
}
