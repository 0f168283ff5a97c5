package org.qoltanba.api.sigex;

import java.util.List;
import java.util.Optional;

/**
 * What SIGEX tells about a document (contract section 7.3).
 *
 * <p>Immutable and safe to share between threads. {@code toString} hides title and description.
 *
 * @since 0.1.0
 */
public interface DocumentInfo {

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
     * The document's size.
     *
     * @return bytes; 0 if the service does not know it
     */
    long size();

    /**
     * How many signatures are registered.
     *
     * @return zero or more
     */
    int signaturesTotal();

    /**
     * The document's settings.
     *
     * @return as they are now
     */
    DocumentSettings settings();

    /**
     * How many signatures the document takes.
     *
     * @return 0 means any number
     */
    default int signaturesLimit() {
        return settings().signaturesLimit();
    }

    /**
     * Who may sign.
     *
     * @return an unmodifiable list; empty means anybody
     */
    default List<SignerRequirement> requirements() {
        return settings().signersRequirements();
    }

    /**
     * Where the service keeps the original.
     *
     * @return archive or temporary storage, if at all
     */
    OriginalStorage storage();

    /**
     * Whether a signer has archiving on and the original is not archived yet: {@link RegisteredDocument#verify} archives
     * it.
     *
     * @return true if it can be archived
     */
    boolean canBeArchived();

    /**
     * The information system that registered the document.
     *
     * @return empty if none did
     */
    Optional<Registrator> registrator();

    /**
     * The e-mails asked for at the registration.
     *
     * @return empty if none was, or the service does not say
     */
    Optional<EmailNotification> emailNotifications();
}
