package org.qoltanba.api.signature;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Objects;

/**
 * A piece of revocation data a verdict rests on.
 *
 * @param description what it is, for people, for example {@code CRL 17 of 2026-11-21T06:00:00Z}
 * @param issuer the distinguished name of the authority whose certificate it is about
 * @param serialNumber the certificate it is about
 * @param issuedAt when it was made
 * @param origin where it came from
 * @since 0.1.0
 */
public record EvidenceUse(String description, String issuer, BigInteger serialNumber, Instant issuedAt, Origin origin) {

    /**
     * Checks that all is there.
     *
     * @param description what it is
     * @param issuer the authority's name
     * @param serialNumber the certificate it is about
     * @param issuedAt when it was made
     * @param origin where it came from
     */
    public EvidenceUse {
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(serialNumber, "serialNumber");
        Objects.requireNonNull(issuedAt, "issuedAt");
        Objects.requireNonNull(origin, "origin");
    }

    /**
     * Where evidence came from.
     *
     * @since 0.1.0
     */
    public enum Origin {
        /** It was inside the signature. */
        EMBEDDED,
        /** The verifier's source of revocation data gave it. */
        SUPPLIED
    }
}
