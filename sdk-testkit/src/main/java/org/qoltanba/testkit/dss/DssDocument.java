package org.qoltanba.testkit.dss;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/**
 * A document of the Document Store as it stood at one moment (contract section 12.7).
 *
 * @param id its identifier
 * @param login whose it is
 * @param name its file name
 * @param type its extension without dot; may be empty
 * @param content its bytes
 * @param isTemporary whether it goes away by itself
 * @param parentId the document it comes from, for example the one that was signed; null for none
 * @param uploadedAt when it was stored
 * @since 0.1.0
 */
public record DssDocument(
        String id,
        String login,
        String name,
        String type,
        Bytes content,
        boolean isTemporary,
        @Nullable String parentId,
        Instant uploadedAt) {

    /**
     * Checks that everything is there but {@code parentId}, which may be missing.
     *
     * @param id its identifier
     * @param login whose it is
     * @param name its file name
     * @param type its extension
     * @param content its bytes
     * @param isTemporary whether it goes away by itself
     * @param parentId the document it comes from, or null
     * @param uploadedAt when it was stored
     */
    public DssDocument {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(login, "login");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(uploadedAt, "uploadedAt");
    }

    /**
     * The document it comes from.
     *
     * @return empty for an original
     */
    public Optional<String> parent() {
        return Optional.ofNullable(parentId);
    }

    /** Never shows content or name. */
    @Override
    public String toString() {
        return "DssDocument[" + id + ", " + content.size() + " bytes]";
    }
}
