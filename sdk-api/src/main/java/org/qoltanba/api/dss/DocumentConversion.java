package org.qoltanba.api.dss;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a stored document has been made fit for display on a phone (contract section 12.7).
 *
 * @param originalId the document it is made of
 * @param status how far it is; the words of the service are not published, those of {@link DocumentStatus} are assumed
 * @param resultFormat the extension of what it has become; null if it has become nothing
 * @param failureReason the service's words if it failed; null if it gives none
 * @since 0.1.0
 */
public record DocumentConversion(
        StoredDocumentId originalId,
        DocumentStatus status,
        @Nullable String resultFormat,
        @Nullable String failureReason) {

    /**
     * Checks that document and status are there.
     *
     * @param originalId the document it is made of
     * @param status how far it is
     * @param resultFormat the extension of what it has become
     * @param failureReason the service's words if it failed
     */
    public DocumentConversion {
        Objects.requireNonNull(originalId, "originalId");
        Objects.requireNonNull(status, "status");
    }

    /**
     * Whether there is something to download.
     *
     * @return true for {@link DocumentStatus#COMPLETED}
     */
    public boolean isCompleted() {
        return status.equals(DocumentStatus.COMPLETED);
    }

    /**
     * What it has become.
     *
     * @return an extension such as {@code html} or {@code pdf}, if the service tells
     */
    public Optional<String> format() {
        return Optional.ofNullable(resultFormat);
    }

    /**
     * Why it failed.
     *
     * @return the service's words, if it gives any
     */
    public Optional<String> reason() {
        return Optional.ofNullable(failureReason);
    }

    /** Identifier and status only. */
    @Override
    public String toString() {
        return "DocumentConversion[" + originalId + ", " + status + "]";
    }
}
