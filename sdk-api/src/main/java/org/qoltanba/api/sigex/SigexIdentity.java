package org.qoltanba.api.sigex;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;

/**
 * Who somebody is, as SIGEX read it from the certificate they signed in with (contract section 7.32).
 *
 * <p>Immutable and safe to share between threads. {@code toString} does not name the person.
 *
 * @since 0.1.0
 */
public interface SigexIdentity {

    /**
     * The person.
     *
     * @return the number from the certificate
     */
    Iin person();

    /**
     * The organisation the person signed in for.
     *
     * @return the number from the certificate; empty for individuals
     */
    Optional<Bin> organization();

    /**
     * The e-mail address of the certificate.
     *
     * @return empty if it has none
     */
    Optional<String> email();

    /**
     * The certificate's subject as text.
     *
     * @return for people to read
     */
    String subject();

    /**
     * The roles and purposes of the certificate.
     *
     * @return every listed object identifier
     */
    Set<Authority> authorities();

    /**
     * When the certificate begins to be valid.
     *
     * @return empty if the service does not say
     */
    Optional<Instant> certificateValidFrom();

    /**
     * When the certificate ceases to be valid.
     *
     * @return empty if the service does not say
     */
    Optional<Instant> certificateValidUntil();
}
