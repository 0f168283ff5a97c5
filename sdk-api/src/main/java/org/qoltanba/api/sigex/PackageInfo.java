package org.qoltanba.api.sigex;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What SIGEX tells about a package (contract section 7.19).
 *
 * <p>Immutable and safe to share between threads. {@code toString} hides title and description.
 *
 * @since 0.1.0
 */
public interface PackageInfo {

    /**
     * The package.
     *
     * @return its identifier
     */
    PackageId id();

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
     * When the service stored the package.
     *
     * @return by the service's clock
     */
    Instant storedAt();

    /**
     * The package's own settings.
     *
     * @return as they are now
     */
    PackageSettings settings();

    /**
     * The settings its documents were registered with.
     *
     * @return those of {@link PackageRegistration#documentsSettings}
     */
    DocumentSettings documentsSettings();

    /**
     * The documents, in the order they are signed in.
     *
     * @return an unmodifiable list
     */
    List<DocumentId> documentsIds();

    /**
     * The information system that registered the package.
     *
     * @return empty if the service does not say
     */
    Optional<Registrator> registrator();

    /**
     * The e-mails asked for at the registration.
     *
     * @return empty if none was, or the service does not say
     */
    Optional<EmailNotification> emailNotifications();
}
