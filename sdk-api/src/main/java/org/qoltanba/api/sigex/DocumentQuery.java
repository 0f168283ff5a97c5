package org.qoltanba.api.sigex;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which documents to list (contract section 7.36). Without more, those the caller has signed: an individual those signed
 * as an individual, an employee those signed for the organisation; an information system has none of its own and asks
 * with {@link #ofOrganization()}.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class DocumentQuery {

    private final Instant from;
    private final Instant until;
    private final boolean ofOrganization;
    private final @Nullable Boolean archived;
    private final @Nullable String text;
    private final boolean withSignatures;

    private DocumentQuery(
            Instant from,
            Instant until,
            boolean ofOrganization,
            @Nullable Boolean archived,
            @Nullable String text,
            boolean withSignatures) {
        this.from = from;
        this.until = until;
        this.ofOrganization = ofOrganization;
        this.archived = archived;
        this.text = text;
        this.withSignatures = withSignatures;
    }

    /**
     * Documents the service stored in a time.
     *
     * @param from the first instant; counted to the millisecond
     * @param until the instant behind the last
     * @return the query
     * @throws IllegalArgumentException if the end is not after the beginning
     */
    public static DocumentQuery storedBetween(Instant from, Instant until) {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        if (!until.isAfter(from)) {
            throw new IllegalArgumentException("The end of the time must be after its beginning, " + from + ".");
        }
        return new DocumentQuery(from, until, false, null, null, false);
    }

    /**
     * The same for all documents that any employee of the caller's organisation signed, or one of its information systems
     * registered. Takes the right {@link OrganizationRight#DOCUMENTS_LIST}.
     *
     * @return a copy
     */
    public DocumentQuery ofOrganization() {
        return new DocumentQuery(from, until, true, archived, text, withSignatures);
    }

    /**
     * Only documents whose original is in the archive.
     *
     * @return a copy
     */
    public DocumentQuery archived() {
        return new DocumentQuery(from, until, ofOrganization, true, text, withSignatures);
    }

    /**
     * Only documents whose original is not in the archive.
     *
     * @return a copy
     */
    public DocumentQuery notArchived() {
        return new DocumentQuery(from, until, ofOrganization, false, text, withSignatures);
    }

    /**
     * Only documents with this text in title, description or signature data.
     *
     * @param sought what to look for, not blank
     * @return a copy
     * @throws IllegalArgumentException if it is blank
     */
    public DocumentQuery matching(String sought) {
        if (Objects.requireNonNull(sought, "sought").isBlank()) {
            throw new IllegalArgumentException(
                    "A text to look for must not be blank. Leave it out to list everything.");
        }
        return new DocumentQuery(from, until, ofOrganization, archived, sought, withSignatures);
    }

    /**
     * The same with the signatures of each document.
     *
     * @return a copy
     */
    public DocumentQuery withSignatures() {
        return new DocumentQuery(from, until, ofOrganization, archived, text, true);
    }

    /**
     * Where the time begins.
     *
     * @return the first instant
     */
    public Instant from() {
        return from;
    }

    /**
     * Where the time ends.
     *
     * @return the instant behind the last
     */
    public Instant until() {
        return until;
    }

    /**
     * Whose documents are listed.
     *
     * @return true for all of the organisation
     */
    public boolean isOfOrganization() {
        return ofOrganization;
    }

    /**
     * Whether the archive matters.
     *
     * @return true for archived ones only, false for others only; empty for both
     */
    public Optional<Boolean> isArchived() {
        return Optional.ofNullable(archived);
    }

    /**
     * The text to look for.
     *
     * @return empty if none was given
     */
    public Optional<String> text() {
        return Optional.ofNullable(text);
    }

    /**
     * Whether signatures come along.
     *
     * @return false unless asked for
     */
    public boolean isWithSignatures() {
        return withSignatures;
    }

    /** Hides the text. */
    @Override
    public String toString() {
        return "DocumentQuery[" + from + " to " + until + (ofOrganization ? ", organisation" : "") + "]";
    }
}
