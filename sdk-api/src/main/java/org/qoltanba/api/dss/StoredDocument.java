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
 * @param size the number of bytes
 * @param temporary whether the store may drop it
 * @param uploaded when it came; null if the store does not say
 * @param parentId the document it belongs to; null if to none
 * @since 0.1.0
 */
public record StoredDocument(
        StoredDocumentId id,
        String name,
        long size,
        boolean temporary,
        @Nullable Instant uploaded,
        @Nullable StoredDocumentId parentId) {

    /**
     * Checks that identifier and name are there.
     *
     * @param id its identifier
     * @param name its file name
     * @param size the number of bytes
     * @param temporary whether the store may drop it
     * @param uploaded when it came
     * @param parentId the document it belongs to
     * @throws IllegalArgumentException if the size is negative
     */
    public StoredDocument {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
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

    /** Identifier and size only. */
    @Override
    public String toString() {
        return "StoredDocument[" + id + ", " + size + " bytes]";
    }
}
