package org.qoltanba.crypto.pki;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/**
 * The signed statement a revocation status rests on: it can be put into a signature, so that others can check it later.
 *
 * @param kind what it is
 * @param encoded the DER as it came: a CertificateList (RFC 5280), or the BasicOCSPResponse of an answer (RFC 6960)
 * @param issuedAt when it was made: thisUpdate of the list, or of the single response
 * @param due when a newer one is there at the latest (nextUpdate); null if it does not say
 * @param description for people, for example {@code CRL 17 of 2026-11-21T06:00:00Z}
 * @since 0.1.0
 */
public record RevocationEvidence(
        Kind kind,
        Bytes encoded,
        Instant issuedAt,
        @Nullable Instant due,
        String description) {

    /**
     * Checks that all is there.
     *
     * @param kind what it is
     * @param encoded the DER
     * @param issuedAt when it was made
     * @param due when a newer one is there
     * @param description for people
     */
    public RevocationEvidence {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(encoded, "encoded");
        Objects.requireNonNull(issuedAt, "issuedAt");
        Objects.requireNonNull(description, "description");
    }

    /**
     * When a newer statement is there at the latest.
     *
     * @return nextUpdate; empty if it does not say
     */
    public Optional<Instant> nextUpdate() {
        return Optional.ofNullable(due);
    }

    @Override
    public String toString() {
        return description;
    }

    /**
     * What evidence is.
     *
     * @since 0.1.0
     */
    public enum Kind {
        /** A certificate revocation list (RFC 5280 section 5). */
        CRL,
        /** The answer of an OCSP responder (RFC 6960). */
        OCSP
    }
}
