package org.qoltanba.crypto.pki;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.qoltanba.api.signature.SignerCertificate;

/**
 * Where a verifier learns whether a certificate is revoked. Implementations are safe to share between threads; they may
 * block. They answer {@link RevocationStatus.Unknown} instead of throwing when they cannot tell.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface RevocationSource {

    /**
     * Tells what is known about a certificate.
     *
     * @param certificate the certificate in question
     * @param issuer the authority that issued it; that it did has been verified
     * @param at the time the answer must be good for
     * @return good or revoked only on evidence whose signature, issuer and freshness were checked; unknown otherwise
     */
    RevocationStatus check(SignerCertificate certificate, SignerCertificate issuer, Instant at);

    /**
     * A source that knows nothing: every certificate stays unknown, and no signature is ever passed.
     *
     * @return the source
     */
    static RevocationSource none() {
        return (certificate, issuer, at) ->
                new RevocationStatus.Unknown("No source of revocation data was given to the verifier.");
    }

    /**
     * Several sources, asked in this order until one can tell: answers at hand before the network, for example.
     *
     * @param sources the sources
     * @return a source that is unknown only if all are; safe to share between threads if they are
     */
    static RevocationSource firstOf(RevocationSource... sources) {
        return new FirstRevocationSource(List.of(Objects.requireNonNull(sources, "sources")));
    }
}
