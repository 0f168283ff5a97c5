package org.qoltanba.testkit.sigex;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/**
 * A document and what has happened to it: the state machine of contract section 12.1. It is registered with a signature,
 * becomes active when its digests are fixed, and takes signatures up to its limit. Not thread-safe: its owner guards it.
 */
final class StoredDocument implements Guarded.Document {

    private final String id;
    private final String title;
    private final String description;
    private final @Nullable Registrator registrator;
    private final Instant storedAt;
    private final @Nullable EmailNotifications notifications;
    private final List<StoredSignature> signatures = new ArrayList<>();
    private final Map<Long, EmailNotifications> signatureNotifications = new LinkedHashMap<>();
    private final Set<String> missingDigests = new HashSet<>();
    private DocumentSettings settings;
    private @Nullable DocumentDigests digests;
    private long size;

    StoredDocument(String id, Registration registration, @Nullable Registrator registrator, StoredSignature first) {
        this.id = id;
        this.registrator = registrator;
        this.storedAt = first.storedAt();
        this.title = registration.title();
        this.description = registration.description();
        this.notifications = registration.notifications();
        this.settings = registration.settings();
        this.signatures.add(first);
        this.missingDigests.add(first.signature().submitted().digestAlgorithm());
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    String description() {
        return description;
    }

    DocumentSettings settings() {
        return settings;
    }

    Optional<EmailNotifications> notifications() {
        return Optional.ofNullable(notifications);
    }

    /** What was asked for with single signatures, by number of the signature. */
    Map<Long, EmailNotifications> signatureNotifications() {
        return Map.copyOf(signatureNotifications);
    }

    /** The size in bytes; 0 as long as it is unknown. */
    long size() {
        return size;
    }

    /** Whether the digests are fixed, which completes the registration. */
    boolean isComplete() {
        return digests != null;
    }

    /** The digests. */
    DocumentDigests digests() {
        if (digests == null) {
            throw Refusal.DIGESTS_NOT_KNOWN.exception();
        }
        return digests;
    }

    /** All signatures, in order. */
    List<StoredSignature> signatures() {
        return List.copyOf(signatures);
    }

    /** The signatures a caller gets to see: none before the registration is complete (contract section 7.3, observed). */
    List<StoredSignature> shownSignatures() {
        return isComplete() ? signatures() : List.of();
    }

    /** Whether the original is kept; here nothing ever is. */
    boolean isArchived() {
        return false;
    }

    /** When it was registered: no two documents at the same time. */
    Instant storedAt() {
        return storedAt;
    }

    @Override
    public boolean isRestricted() {
        return settings.restricted();
    }

    @Override
    public Optional<Registrator> registrator() {
        return Optional.ofNullable(registrator);
    }

    @Override
    public List<AccessRule> viewers() {
        return List.of();
    }

    @Override
    public boolean isOpenToEverybody() {
        return signatures.size() < settings.publicBelow();
    }

    @Override
    public List<SignerIdentity> signers() {
        return signatures.stream().map(StoredSignature::signer).toList();
    }

    /** Refuses to take the document again when no digest is missing. */
    void requireDigestsMissing() {
        if (isComplete() && missingDigests.isEmpty()) {
            throw Refusal.DIGESTS_ALREADY_KNOWN.exception();
        }
    }

    /** The digest algorithms that signatures of this document ask for and that are not stored. */
    Set<String> missingDigests() {
        return Set.copyOf(missingDigests);
    }

    /**
     * Fixes the digests. A document whose digests do not fit changes nothing.
     *
     * @return whether this completes the registration
     */
    boolean fix(DocumentDigests computed, long documentSize) {
        requireDigestsMissing();
        boolean completes = !isComplete();
        boolean fits = completes
                ? signatures.stream().allMatch(signature -> isOver(signature.signature(), computed))
                : digests().agreesWith(computed);
        if (!fits) {
            throw Refusal.NOT_THE_DOCUMENT.exception();
        }
        digests = completes ? computed : digests().and(computed);
        size = documentSize;
        missingDigests.removeAll(computed.byAlgorithm().keySet());
        restrictAtLimit();
        return completes;
    }

    /** Refuses a signature that the settings do not allow, or of another document. */
    void requireAdmission(VerifiedSignature signature) {
        Admission.check(settings, signers(), signature.signer());
        String algorithm = signature.submitted().digestAlgorithm();
        Optional<Bytes> digest = digests().value(algorithm);
        if (digest.isEmpty()) {
            missingDigests.add(algorithm);
            throw Refusal.DIGESTS_UPDATE_REQUIRED.exception();
        }
        if (!digest.get().equals(signature.messageDigest())) {
            throw Refusal.NOT_THE_DOCUMENT.exception();
        }
    }

    /** Adds a signature that has been admitted. */
    void add(StoredSignature signature, @Nullable EmailNotifications signatureNotification) {
        signatures.add(signature);
        if (signatureNotification != null) {
            signatureNotifications.put(signature.signId(), signatureNotification);
        }
        restrictAtLimit();
    }

    private void restrictAtLimit() {
        boolean isFull = settings.signaturesLimit() > 0 && signatures.size() >= settings.signaturesLimit();
        if (isFull && settings.restrictAtLimit()) {
            settings = settings.asRestricted();
        }
    }

    private static boolean isOver(VerifiedSignature signature, DocumentDigests document) {
        return document.value(signature.submitted().digestAlgorithm())
                .filter(signature.messageDigest()::equals)
                .isPresent();
    }
}
