package org.qoltanba.api.sigex;

import java.util.function.Consumer;

/**
 * What can be said of a document before SIGEX knows it (contract section 7.1): the part that registration and
 * preregistration have in common.
 *
 * @param <D> the kind of draft, so that calls can be chained
 * @since 0.1.0
 */
public interface DocumentDraft<D extends DocumentDraft<D>> {

    /**
     * The title people see. Without it the document's name is used.
     *
     * @param title a valid file name
     * @return this
     * @throws IllegalArgumentException if it is blank
     */
    D title(String title);

    /**
     * A description for people.
     *
     * @param description free text
     * @return this
     */
    D description(String description);

    /**
     * Whom SIGEX writes to once the document is registered.
     *
     * @param notification addresses and language; replaces an earlier one
     * @return this
     */
    D notifying(EmailNotification notification);

    /**
     * Who may sign. Each call adds an alternative, or the next in order if the settings say {@code
     * sequentialSignersRequirements}. Whether the first signature is bound too is {@code strictSignersRequirements}.
     *
     * @param requirement what must be true of a signer
     * @return this
     * @throws IllegalArgumentException if it requires nothing
     */
    D requiring(SignerRequirement requirement);

    /**
     * Who may sign, in which order, and who may not sign twice, in place of all that was said of it before. A first
     * signature that the rules are certain to forbid is not made, and nothing is sent.
     *
     * @param rules for example {@code SignerRules.inOrder(firstHeadOf(buyer), accountantOf(supplier)).nobodyTwice()}
     * @return this
     */
    D signers(SignerRules rules);

    /**
     * How many signatures the document takes, the first one counted.
     *
     * @param limit at least 1
     * @return this
     * @throws IllegalArgumentException if it is less
     */
    D signaturesLimit(int limit);

    /**
     * Everything else there is to set: {@code settings(s -> s.isPrivate(true).forceArchive(true))}.
     *
     * @param change is called at once with the settings collected so far
     * @return this
     */
    D settings(Consumer<DocumentSettings.Builder> change);
}
