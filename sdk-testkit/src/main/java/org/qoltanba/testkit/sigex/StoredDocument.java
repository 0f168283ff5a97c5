package org.qoltanba.testkit.sigex;

import java.time.Duration;
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
 * A document and what has happened to it: the state machine of contract section 12.1. It is registered with a signature or
 * without one, becomes active or waits for the first one when its digests are fixed, and takes signatures up to its
 * limit. Not thread-safe: its owner guards it.
 */
final class StoredDocument implements Guarded.Document {

    private final Origin origin;
    private final String title;
    private final String description;
    private final @Nullable EmailNotifications notifications;
    private final List<StoredSignature> signatures = new ArrayList<>();
    private final Map<Long, EmailNotifications> signatureNotifications = new LinkedHashMap<>();
    private final Set<String> missingDigests = new HashSet<>();
    private final List<AuditEvent<DocumentSettings>> audit = new ArrayList<>();
    private final KeptOriginal original = new KeptOriginal();
    private DocumentSettings settings;
    private @Nullable DocumentDigests digests;
    private long size;

    /**
     * Where a document comes from.
     *
     * @param documentId its identifier
     * @param storedAt when it was registered, whole milliseconds
     * @param registrator the information system that registered it; null for anybody else
     * @param partOf the package it belongs to; null if it stands alone
     */
    record Origin(
            String documentId,
            Instant storedAt,
            @Nullable Registrator registrator,
            @Nullable StoredPackage partOf) {}

    /** A document without a signature. */
    StoredDocument(Origin origin, Registration registration) {
        this.origin = origin;
        this.title = registration.title();
        this.description = registration.description();
        this.notifications = registration.notifications();
        this.settings = registration.settings();
    }

    /** A document with its first signature. */
    StoredDocument(Origin origin, Registration registration, StoredSignature first) {
        this(origin, registration);
        signatures.add(first);
        missingDigests.add(first.signature().submitted().digestAlgorithm());
    }

    String id() {
        return origin.documentId();
    }

    /** When it was registered. */
    Instant storedAt() {
        return origin.storedAt();
    }

    @Override
    public Optional<Registrator> registrator() {
        return Optional.ofNullable(origin.registrator());
    }

    /** The package it belongs to. */
    Optional<StoredPackage> partOf() {
        return Optional.ofNullable(origin.partOf());
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

    /** How the settings were changed. */
    List<AuditEvent<DocumentSettings>> audit() {
        return List.copyOf(audit);
    }

    /** What the service keeps of the original. */
    KeptOriginal original() {
        return original;
    }

    /** The size in bytes; 0 as long as it is unknown. */
    long size() {
        return size;
    }

    /** Whether the digests are fixed, which completes the registration. */
    boolean isComplete() {
        return digests != null;
    }

    /** Whether its content has not come in time; documents of a package live as long as the package. */
    boolean isForgotten(Instant now, Duration lifetime) {
        return !isComplete()
                && origin.partOf() == null
                && Duration.between(storedAt(), now).compareTo(lifetime) >= 0;
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

    /** The signatures a caller gets to see: usually none before the registration is complete (contract section 7.3). */
    List<StoredSignature> shownSignatures(SigexSwitches switches) {
        return isComplete() || switches.documents().showsUnfinished() ? signatures() : List.of();
    }

    @Override
    public boolean isRestricted() {
        return settings.restricted();
    }

    @Override
    public List<AccessRule> viewers() {
        return settings.viewers();
    }

    @Override
    public List<SignerIdentity> signers() {
        return signatures.stream().map(StoredSignature::signer).toList();
    }

    @Override
    public boolean isOpenToEverybody() {
        LastingSettings lasting = settings.lasting();
        return signatures.size() < lasting.openBelow() || (lasting.openUntilSigned() && signatures.isEmpty());
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

    /** Refuses a document of which it is certain that it is another one. */
    void requireSame(DocumentDigests computed) {
        boolean fits = isComplete()
                ? digests().agreesWith(computed)
                : signatures.stream().allMatch(signature -> isOver(signature.signature(), computed));
        if (!fits) {
            throw Refusal.NOT_THE_DOCUMENT.exception();
        }
    }

    /**
     * Fixes the digests. A document whose digests do not fit changes nothing.
     *
     * @return whether this completes the registration
     */
    boolean fix(DocumentDigests computed, long documentSize) {
        requireDigestsMissing();
        requireSame(computed);
        boolean completes = !isComplete();
        digests = completes ? computed : digests().and(computed);
        size = documentSize;
        missingDigests.removeAll(computed.byAlgorithm().keySet());
        restrictAtLimit();
        return completes;
    }

    /** Refuses a signature on this document alone if its package is signed as a whole (contract section 12.3). */
    void requireSignedAlone() {
        if (partOf().filter(documents -> documents.settings().signedWhole()).isPresent()) {
            throw Refusal.REQUIREMENTS_NOT_MET.exception();
        }
    }

    /** Refuses any further signature when the limit is reached. */
    void requireRoom() {
        if (settings.signaturesLimit() > 0 && signatures.size() >= settings.signaturesLimit()) {
            throw Refusal.LIMIT_REACHED.exception();
        }
    }

    /** Refuses a signature that the settings do not allow, or of another document. */
    void requireAdmission(VerifiedSignature signature, SigexSwitches switches) {
        Admission.check(settings, signers(), signature.signer(), switches);
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

    /** Replaces the settings and notes who did it. */
    void change(DocumentSettings replacement, Caller by, Instant at) {
        if (replacement.signaturesLimit() > 0 && replacement.signaturesLimit() < signatures.size()) {
            throw Refusal.MORE_SIGNATURES_THAN_LIMIT.exception();
        }
        audit.add(new AuditEvent<>(audit.size() + 1L, settings, replacement, by, at));
        settings = replacement;
    }

    /** Makes the document private if it is full and its settings ask for that. */
    void restrictAtLimit() {
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
