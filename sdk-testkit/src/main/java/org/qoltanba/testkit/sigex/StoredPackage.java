package org.qoltanba.testkit.sigex;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Documents that belong together (contract section 12.3). Not thread-safe: its owner guards it. */
final class StoredPackage implements Guarded.DocumentPackage {

    private final String id;
    private final Instant storedAt;
    private final Registrator registrator;
    private final PackageRegistration registration;
    private final List<StoredDocument> documents = new ArrayList<>();
    private final List<Signed> signatureNotifications = new ArrayList<>();
    private final List<AuditEvent<PackageSettings>> audit = new ArrayList<>();
    private PackageSettings settings;

    /**
     * Who was to be told when the package was signed.
     *
     * @param signIds the signatures, one for each document in their order
     * @param notifications as requested
     */
    record Signed(List<Long> signIds, EmailNotifications notifications) {}

    StoredPackage(String id, Instant storedAt, Registrator registrator, PackageRegistration registration) {
        this.id = id;
        this.storedAt = storedAt;
        this.registrator = registrator;
        this.registration = registration;
        this.settings = registration.settings();
    }

    String id() {
        return id;
    }

    String title() {
        return registration.title();
    }

    String description() {
        return registration.description();
    }

    /** When it was registered. */
    Instant storedAt() {
        return storedAt;
    }

    /** The information system that registered it; nobody else can. */
    @Override
    public Optional<Registrator> registrator() {
        return Optional.of(registrator);
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
    public List<AccessRule> editors() {
        return settings.editors();
    }

    /** The organisation whose information system registered it. */
    String owner() {
        return registrator.bin();
    }

    Optional<EmailNotifications> notifications() {
        return Optional.ofNullable(registration.notifications());
    }

    /** The settings its documents were registered with. */
    DocumentSettings documentsSettings() {
        return registration.documentsSettings();
    }

    PackageSettings settings() {
        return settings;
    }

    /** Replaces the settings and notes who did it. */
    void change(PackageSettings replacement, Caller by, Instant at) {
        audit.add(new AuditEvent<>(audit.size() + 1L, settings, replacement, by, at));
        settings = replacement;
    }

    /** How the settings were changed. */
    List<AuditEvent<PackageSettings>> audit() {
        return List.copyOf(audit);
    }

    /** Puts a document into it, while it is being registered. */
    void add(StoredDocument document) {
        documents.add(document);
    }

    /** Its documents, in order. */
    List<StoredDocument> documents() {
        return List.copyOf(documents);
    }

    /** Whether the digests of every document are fixed. */
    boolean isComplete() {
        return documents.stream().allMatch(StoredDocument::isComplete);
    }

    /** What was asked for with signatures on the whole package. */
    List<Signed> signatureNotifications() {
        return List.copyOf(signatureNotifications);
    }

    /** Notes who was to be told. */
    void signed(List<Long> signIds, @Nullable EmailNotifications notifications) {
        if (notifications != null) {
            signatureNotifications.add(new Signed(signIds, notifications));
        }
    }
}
