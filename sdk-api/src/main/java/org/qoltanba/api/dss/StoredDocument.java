package org.qoltanba.api.dss;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the Document Store knows about a document (contract section 12.7).
 *
 * @param id its identifier
 * @param name its file name
 * @param type its extension; empty if the store does not say
 * @param size the number of bytes
 * @param digest its hash value; null if the store does not say
 * @param temporary whether the store may drop it
 * @param uploaded when it came; null if the store does not say
 * @param accessed when it was last read or written; null if the store does not say
 * @param parentId the document it belongs to; null if to none
 * @param linkedId the document it is linked to; null if to none
 * @since 0.1.0
 */
public record StoredDocument(
        StoredDocumentId id,
        String name,
        String type,
        long size,
        @Nullable StoredDocumentHash digest,
        boolean temporary,
        @Nullable Instant uploaded,
        @Nullable Instant accessed,
        @Nullable StoredDocumentId parentId,
        @Nullable StoredDocumentId linkedId) {

    /**
     * Checks that identifier, name and type are there.
     *
     * @param id its identifier
     * @param name its file name
     * @param type its extension
     * @param size the number of bytes
     * @param digest its hash value
     * @param temporary whether the store may drop it
     * @param uploaded when it came
     * @param accessed when it was last read or written
     * @param parentId the document it belongs to
     * @param linkedId the document it is linked to
     * @throws IllegalArgumentException if the size is negative
     */
    public StoredDocument {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        if (size < 0) {
            throw new IllegalArgumentException("A document cannot have a size of " + size + " bytes.");
        }
    }

    /**
     * When it was uploaded.
     *
     * @return to the second, if the store says
     */
    public Optional<Instant> uploadedAt() {
        return Optional.ofNullable(uploaded);
    }

    /**
     * The document it belongs to.
     *
     * @return its identifier, if it belongs to one
     */
    public Optional<StoredDocumentId> parent() {
        return Optional.ofNullable(parentId);
    }

    /**
     * The document it is linked to: {@link DssDocuments#link}.
     *
     * @return its identifier, if it is linked to one
     */
    public Optional<StoredDocumentId> linkedDocument() {
        return Optional.ofNullable(linkedId);
    }

    /**
     * Its hash value, by which {@link DssDocuments#info(StoredDocumentHash)} finds it.
     *
     * @return the value, if the store says
     */
    public Optional<StoredDocumentHash> hash() {
        return Optional.ofNullable(digest);
    }

    /**
     * When it was last read or written. A temporary document goes some time after that.
     *
     * @return to the second, if the store says
     */
    public Optional<Instant> lastAccessAt() {
        return Optional.ofNullable(accessed);
    }

    /** Identifier and size only. */
    @Override
    public String toString() {
        return "StoredDocument[" + id + ", " + size + " bytes]";
    }
}
