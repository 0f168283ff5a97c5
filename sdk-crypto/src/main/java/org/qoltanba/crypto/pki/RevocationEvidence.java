package org.qoltanba.crypto.pki;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/**
 * The signed statement a revocation status rests on: it can be put into a signature, so that others can check it later.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class RevocationEvidence {

    private final Kind kind;
    private final Supplier<Bytes> encoded;
    private final Instant issuedAt;
    private final @Nullable Instant due;
    private final String description;

    /**
     * Evidence in memory.
     *
     * @param kind what it is
     * @param encoded the DER as it came: a CertificateList (RFC 5280), or the BasicOCSPResponse of an answer (RFC 6960)
     * @param issuedAt when it was made: thisUpdate of the list, or of the single response
     * @param due when a newer one is there at the latest (nextUpdate); null if it does not say
     * @param description for people, for example {@code CRL 17 of 2026-11-21T06:00:00Z}
     */
    public RevocationEvidence(Kind kind, Bytes encoded, Instant issuedAt, @Nullable Instant due, String description) {
        this(kind, in(Objects.requireNonNull(encoded, "encoded")), issuedAt, due, description);
    }

    /** Evidence that is read when somebody wants it: most verdicts never do, and lists are long. */
    RevocationEvidence(
            Kind kind, Supplier<Bytes> encoded, Instant issuedAt, @Nullable Instant due, String description) {
        this.kind = Objects.requireNonNull(kind, "kind");
        this.encoded = encoded;
        this.issuedAt = Objects.requireNonNull(issuedAt, "issuedAt");
        this.due = due;
        this.description = Objects.requireNonNull(description, "description");
    }

    private static Supplier<Bytes> in(Bytes memory) {
        return () -> memory;
    }

    /**
     * What it is.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * The statement as it came. A list that is in a file is read from there, each time; that blocks.
     *
     * @return DER: a CertificateList (RFC 5280), or the BasicOCSPResponse of an answer (RFC 6960)
     * @throws java.io.UncheckedIOException if the file cannot be read any more, or has changed since it was verified
     */
    public Bytes encoded() {
        return encoded.get();
    }

    /**
     * When it was made.
     *
     * @return thisUpdate of the list, or of the single response
     */
    public Instant issuedAt() {
        return issuedAt;
    }

    /**
     * When a newer statement is there at the latest.
     *
     * @return nextUpdate; empty if it does not say
     */
    public Optional<Instant> nextUpdate() {
        return Optional.ofNullable(due);
    }

    /**
     * What to call it.
     *
     * @return a text for people
     */
    public String description() {
        return description;
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
