package org.qoltanba.api.sigex;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.qoltanba.api.document.DocumentSource;

/**
 * A package about to be registered (contract section 7.18). Only information systems may. Its documents have no signature
 * yet; they are signed afterwards, all at once or one by one. Fill in, then {@link #submit()}. Not thread-safe; use it
 * once.
 *
 * @since 0.1.0
 */
public interface PackageRegistration {

    /**
     * A description for people.
     *
     * @param description free text
     * @return this
     */
    PackageRegistration description(String description);

    /**
     * One document more, titled by its name. The order is the one in which signatures are given later.
     *
     * @param document the document
     * @return this
     */
    PackageRegistration document(DocumentSource document);

    /**
     * One document more.
     *
     * @param document the document
     * @param title a valid file name
     * @param description free text
     * @return this
     */
    PackageRegistration document(DocumentSource document, String title, String description);

    /**
     * Whom SIGEX writes to once all documents are there: one e-mail for the whole package.
     *
     * @param notification addresses and language; replaces an earlier one
     * @return this
     */
    PackageRegistration notifying(EmailNotification notification);

    /**
     * Settings of the package itself: {@code settings(s -> s.signWholePackage(true))}.
     *
     * @param change is called at once with the settings collected so far
     * @return this
     */
    PackageRegistration settings(Consumer<PackageSettings.Builder> change);

    /**
     * Settings of every document in it. They begin with {@code strictSignersRequirements}, for the first signature comes
     * from outside.
     *
     * @param change is called at once with the settings collected so far
     * @return this
     */
    PackageRegistration documentsSettings(Consumer<DocumentSettings.Builder> change);

    /**
     * Declares that the organisation gives this title, with this description, to no other package. A package has no
     * signature to find it again by; with this promise the SDK finds it by its title, so that a lost answer is reconciled
     * and the package registered once. It needs the right to list the organisation's packages ({@code packagesList}).
     *
     * @return this
     */
    PackageRegistration identifiedByTitle();

    /**
     * Registers the package and sends every document. Blocks.
     *
     * @return the package, ready to be signed
     * @throws PackageInterruptedException if it is not known whether the service registered the package, or not every
     *     document came through; nothing is tried again behind your back
     * @throws IllegalStateException if there is no document
     */
    RegisteredPackage submit();

    /**
     * {@link #submit()} without blocking.
     *
     * @return completes with the package
     */
    CompletionStage<RegisteredPackage> submitAsync();
}
