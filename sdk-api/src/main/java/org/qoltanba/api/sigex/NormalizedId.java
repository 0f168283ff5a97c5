package org.qoltanba.api.sigex;

import java.util.Objects;

/**
 * A plain identifier and what it stands for (contract section 7.45).
 *
 * @param id the identifier
 * @param type what it stands for; {@code document} is the only type the service has published
 * @since 0.1.0
 */
public record NormalizedId(String id, String type) {

    /** What stands for a document. */
    public static final String DOCUMENT = "document";

    /**
     * Checks that both are given.
     *
     * @param id the identifier
     * @param type what it stands for
     */
    public NormalizedId {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
    }

    /**
     * The identifier as that of a document.
     *
     * @return the document's identifier
     * @throws IllegalStateException if it stands for something else
     */
    public DocumentId documentId() {
        if (!type.equals(DOCUMENT)) {
            throw new IllegalStateException("The identifier stands for something else than a document.");
        }
        return DocumentId.of(id);
    }
}
