package org.qoltanba.api.sigex;

import java.time.Instant;
import java.util.Optional;
import org.qoltanba.api.signature.Iin;

/**
 * One change of settings, as SIGEX keeps it (contract section 5.14).
 *
 * <p>Immutable and safe to share between threads. {@code toString} does not name the person.
 *
 * @param <S> the settings that were changed
 * @since 0.1.0
 */
public interface AuditEvent<S> {

    /**
     * The change's number; grows from change to change of one object.
     *
     * @return a positive number
     */
    long eventId();

    /**
     * The settings before.
     *
     * @return as the service keeps them
     */
    S original();

    /**
     * The settings after.
     *
     * @return as the service keeps them
     */
    S modified();

    /**
     * The person who changed them.
     *
     * @return empty if an information system did, and in the journal of a user's own settings
     */
    Optional<Iin> modifiedBy();

    /**
     * The digest of the certificate of the information system that changed them.
     *
     * @return the text as the service gives it; empty if a person did
     */
    Optional<String> modifiedByDigest();

    /**
     * When it happened, by the service's clock.
     *
     * @return to the millisecond
     */
    Instant modifiedAt();
}
