package org.qoltanba.testkit.sigex;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DigestAlgorithm;

/**
 * A document as the fake held it at one moment. Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class SigexDocument {

    private final String id;
    private final String title;
    private final String description;
    private final boolean complete;
    private final long size;
    private final DocumentSettings settings;
    private final Optional<EmailNotifications> notifications;
    private final Map<Long, EmailNotifications> signatureNotifications;
    private final List<SigexSignature> signatures;
    private final Instant storedAt;
    private final Optional<Registrator> registrator;
    private final List<StoredSignature> stored;
    private final List<Digest> digests;
    private final boolean archived;
    private final Optional<String> packageId;

    private SigexDocument(StoredDocument document) {
        this.id = document.id();
        this.title = document.title();
        this.description = document.description();
        this.complete = document.isComplete();
        this.size = document.size();
        this.settings = document.settings();
        this.storedAt = document.storedAt();
        this.registrator = document.registrator();
        this.stored = document.signatures();
        this.packageId = document.partOf().map(StoredPackage::id);
        this.digests = document.isComplete()
                ? document.digests().byAlgorithm().entrySet().stream()
                        .map(digest -> new Digest(DigestAlgorithm.ofOid(digest.getKey()), digest.getValue()))
                        .toList()
                : List.of();
        this.archived = document.original().isArchived();
        this.notifications = document.notifications();
        this.signatureNotifications = document.signatureNotifications();
        this.signatures =
                document.signatures().stream().map(SigexSignature::new).toList();
    }

    static SigexDocument of(StoredDocument document) {
        return new SigexDocument(document);
    }

    /**
     * The identifier.
     *
     * @return sixteen letters and digits
     */
    public String id() {
        return id;
    }

    /**
     * The title.
     *
     * @return as registered; may be empty
     */
    public String title() {
        return title;
    }

    /**
     * The description.
     *
     * @return as registered; may be empty
     */
    public String description() {
        return description;
    }

    /**
     * Whether the registration is complete: the document has been sent and its digests are fixed.
     *
     * @return false between the two calls of a registration
     */
    public boolean isComplete() {
        return complete;
    }

    /**
     * The size of the document.
     *
     * @return in bytes; 0 before the registration is complete
     */
    public long size() {
        return size;
    }

    /**
     * Whether only callers with a right to it see the document.
     *
     * @return the setting {@code private}, which the service may have turned on itself
     */
    public boolean isPrivate() {
        return settings.restricted();
    }

    /**
     * All signatures in the order they were registered.
     *
     * @return also before the registration is complete, when the service does not show them yet; none of a document that
     *     is preregistered
     */
    public List<SigexSignature> signatures() {
        return signatures;
    }

    /**
     * The digests that were computed when the document was sent.
     *
     * @return one for each algorithm the service works with; none before the registration is complete
     */
    public List<Digest> digests() {
        return digests;
    }

    /**
     * Whether the original is in the archive.
     *
     * @return true if it is kept for ever
     */
    public boolean isArchived() {
        return archived;
    }

    /**
     * The package it belongs to.
     *
     * @return its identifier; empty for a document that stands alone
     */
    public Optional<String> packageId() {
        return packageId;
    }

    /** When it was registered. */
    Instant storedAt() {
        return storedAt;
    }

    /** Which information system registered it. */
    Optional<Registrator> registrator() {
        return registrator;
    }

    /** Refuses a document that cannot be used where all signatures must be CMS (contract sections 7.10 and 7.11). */
    void requireCmsOnly() {
        long cms = stored.stream()
                .filter(signature -> signature.type() == SignatureType.CMS)
                .count();
        if (cms == 0) {
            throw Refusal.NO_SIGNATURES_IN_REQUIRED_FORMAT.exception();
        }
        if (cms < stored.size()) {
            throw Refusal.SIGNATURES_IN_UNSUPPORTED_FORMAT.exception();
        }
    }

    /** The signatures with all that is known about them. */
    List<StoredSignature> stored() {
        return stored;
    }

    DocumentSettings settings() {
        return settings;
    }

    Optional<EmailNotifications> notifications() {
        return notifications;
    }

    Map<Long, EmailNotifications> signatureNotifications() {
        return signatureNotifications;
    }

    @Override
    public String toString() {
        return "SigexDocument[" + id + ", " + signatures.size() + " signatures"
                + (complete ? "]" : ", digests not fixed]");
    }
}
