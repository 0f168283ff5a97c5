package org.qoltanba.api.sigex;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A package in a list (contract section 7.37).
 *
 * @param id its identifier
 * @param title the title; may be empty
 * @param description the description; may be empty
 * @param storedAt when the service stored it, by the service's clock
 * @param documentsIds its documents in order
 * @since 0.1.0
 */
public record PackageSummary(
        PackageId id, String title, String description, Instant storedAt, List<DocumentId> documentsIds) {

    /**
     * Checks and copies.
     *
     * @param id its identifier
     * @param title the title
     * @param description the description
     * @param storedAt when the service stored it
     * @param documentsIds its documents in order
     */
    public PackageSummary {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(storedAt, "storedAt");
        documentsIds = List.copyOf(documentsIds);
    }

    /** Hides title and description. */
    @Override
    public String toString() {
        return "PackageSummary[" + id + ", " + documentsIds.size() + " documents]";
    }
}
