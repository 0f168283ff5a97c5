package org.qoltanba.crypto.report;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Digest;

/**
 * What a report is about: which document, which signature, and when they were verified. A verification report knows none
 * of it.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class ReportSubject {

    private final String document;
    private final Instant verifiedAt;
    private final @Nullable String signature;
    private final @Nullable Long size;
    private final @Nullable Digest digest;

    private ReportSubject(
            String document,
            Instant verifiedAt,
            @Nullable String signature,
            @Nullable Long size,
            @Nullable Digest digest) {
        this.document = document;
        this.verifiedAt = verifiedAt;
        this.signature = signature;
        this.size = size;
        this.digest = digest;
    }

    /**
     * A document and the time of its verification.
     *
     * @param document the document's name, for people
     * @param verifiedAt when it was verified, by the verifier's clock
     * @return the subject
     */
    public static ReportSubject of(String document, Instant verifiedAt) {
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(verifiedAt, "verifiedAt");
        return new ReportSubject(document, verifiedAt, null, null, null);
    }

    /**
     * The same, with the name of the signature's file.
     *
     * @param name for example {@code contract.pdf.p7s}
     * @return a new subject
     */
    public ReportSubject withSignature(String name) {
        return new ReportSubject(document, verifiedAt, Objects.requireNonNull(name, "name"), size, digest);
    }

    /**
     * The same, with the document's size.
     *
     * @param bytes how many bytes it has
     * @return a new subject
     * @throws IllegalArgumentException if negative
     */
    public ReportSubject withSize(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("A document has zero bytes or more; got " + bytes + ".");
        }
        return new ReportSubject(document, verifiedAt, signature, bytes, digest);
    }

    /**
     * The same, with a digest of the document, so that a reader can tell which file was verified.
     *
     * @param value computed over the whole document
     * @return a new subject
     */
    public ReportSubject withDigest(Digest value) {
        return new ReportSubject(document, verifiedAt, signature, size, Objects.requireNonNull(value, "value"));
    }

    /**
     * The document's name.
     *
     * @return for people
     */
    public String document() {
        return document;
    }

    /**
     * When it was verified.
     *
     * @return by the verifier's clock
     */
    public Instant verifiedAt() {
        return verifiedAt;
    }

    /**
     * The name of the signature's file.
     *
     * @return the name, if given
     */
    public Optional<String> signature() {
        return Optional.ofNullable(signature);
    }

    /**
     * The document's size.
     *
     * @return bytes, if given
     */
    public OptionalLong size() {
        return size == null ? OptionalLong.empty() : OptionalLong.of(size);
    }

    /**
     * A digest of the document.
     *
     * @return the digest, if given
     */
    public Optional<Digest> digest() {
        return Optional.ofNullable(digest);
    }

    /** The time, not the name, which may be telling. */
    @Override
    public String toString() {
        return "ReportSubject[verified at " + verifiedAt + "]";
    }
}
