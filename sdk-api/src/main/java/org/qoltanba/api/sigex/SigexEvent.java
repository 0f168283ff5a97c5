package org.qoltanba.api.sigex;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook says: that something has happened to a document, a package or an eGov operation (contract section 8.2). It
 * does not say what, and nobody has proved that it comes from the service: ask the service.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class SigexEvent {

    private final @Nullable DocumentId documentId;
    private final @Nullable PackageId packageId;
    private final @Nullable Long signId;
    private final @Nullable String egovOperationId;

    private SigexEvent(
            @Nullable DocumentId documentId,
            @Nullable PackageId packageId,
            @Nullable Long signId,
            @Nullable String egovOperationId) {
        this.documentId = documentId;
        this.packageId = packageId;
        this.signId = signId;
        this.egovOperationId = egovOperationId;
    }

    /**
     * An event, for tests of listeners.
     *
     * @param documentId the document, or null
     * @param packageId the package, or null
     * @param signId the new signature, or null
     * @param egovOperationId the operation, or null
     * @return the event
     * @throws IllegalArgumentException if it is about nothing
     */
    public static SigexEvent of(
            @Nullable DocumentId documentId,
            @Nullable PackageId packageId,
            @Nullable Long signId,
            @Nullable String egovOperationId) {
        if (documentId == null && packageId == null && egovOperationId == null) {
            throw new IllegalArgumentException("An event is about a document, a package or an eGov operation.");
        }
        return new SigexEvent(documentId, packageId, signId, egovOperationId);
    }

    /**
     * The document it is about.
     *
     * @return empty if it is about a package as a whole
     */
    public Optional<DocumentId> documentId() {
        return Optional.ofNullable(documentId);
    }

    /**
     * The package it is about, or the document's package.
     *
     * @return empty if there is none
     */
    public Optional<PackageId> packageId() {
        return Optional.ofNullable(packageId);
    }

    /**
     * A signature that was registered.
     *
     * @return empty if it is about something else
     */
    public OptionalLong signId() {
        return signId == null ? OptionalLong.empty() : OptionalLong.of(signId);
    }

    /**
     * A simplified eGov operation whose status has changed.
     *
     * @return empty if it is about something else
     */
    public Optional<String> egovOperationId() {
        return Optional.ofNullable(egovOperationId);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SigexEvent that
                && Objects.equals(documentId, that.documentId)
                && Objects.equals(packageId, that.packageId)
                && Objects.equals(signId, that.signId)
                && Objects.equals(egovOperationId, that.egovOperationId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(documentId, packageId, signId, egovOperationId);
    }

    @Override
    public String toString() {
        return "SigexEvent[document " + documentId + ", package " + packageId + ", signature " + signId
                + ", eGov operation " + egovOperationId + "]";
    }
}
