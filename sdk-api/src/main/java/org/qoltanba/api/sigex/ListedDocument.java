package org.qoltanba.api.sigex;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A document in a list (contract section 7.36).
 *
 * <p>Immutable and safe to share between threads. {@code toString} shows neither title nor persons.
 *
 * @since 0.1.0
 */
public interface ListedDocument {

    /**
     * The document's identifier.
     *
     * @return the identifier
     */
    DocumentId id();

    /**
     * The document itself. Asks nothing of the service yet.
     *
     * @return a handle
     */
    RegisteredDocument document();

    /**
     * When the service stored the document, by its clock.
     *
     * @return to the millisecond
     */
    Instant storedAt();

    /**
     * The title.
     *
     * @return may be empty
     */
    String title();

    /**
     * The description.
     *
     * @return may be empty
     */
    String description();

    /**
     * Whether the original is in the archive.
     *
     * @return true if it is
     */
    boolean isArchived();

    /**
     * The document's size.
     *
     * @return bytes; 0 if the service does not know it
     */
    long size();

    /**
     * The information system that registered it.
     *
     * @return empty if none did
     */
    Optional<Registrator> registrator();

    /**
     * How many signatures are registered.
     *
     * @return at least 0
     */
    int signaturesTotal();

    /**
     * The signatures, if {@link DocumentQuery#withSignatures()} asked for them.
     *
     * @return an unmodifiable list; empty if they were not asked for
     */
    List<RegisteredSignature> signatures();
}
