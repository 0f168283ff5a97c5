package org.qoltanba.testkit.sigex;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.spi.SdkClock;

/**
 * All documents, packages and signatures of the service, and the one lock that guards them with everything that hangs on
 * them. Safe to share between threads.
 */
final class Documents {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, StoredDocument> documents = new LinkedHashMap<>();
    private final Map<String, StoredPackage> packages = new LinkedHashMap<>();
    private final Map<Bytes, Place> signatures = new HashMap<>();
    private final SdkClock clock;
    private final SigexDocumentSwitches switches;

    Documents(SdkClock clock, SigexDocumentSwitches switches) {
        this.clock = clock;
        this.switches = switches;
    }

    /**
     * Where a signature is registered.
     *
     * @param documentId with which document
     * @param signature the signature
     */
    record Place(String documentId, StoredSignature signature) {}

    /** Does something while nobody else does anything. */
    <R> R locked(Supplier<R> work) {
        lock.lock();
        try {
            switches.unfinishedLifetime().ifPresent(this::forgetUnfinished);
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Does something with a document while nobody else does anything. */
    <R> R with(String documentId, Function<StoredDocument, R> work) {
        return locked(() -> work.apply(document(documentId)));
    }

    /** Does something with a document while nobody else does anything. */
    void on(String documentId, Consumer<StoredDocument> work) {
        with(documentId, document -> {
            work.accept(document);
            return document;
        });
    }

    /** Does something with a package while nobody else does anything. */
    <R> R withPackage(String packageId, Function<StoredPackage, R> work) {
        return locked(() -> work.apply(storedPackage(packageId)));
    }

    /** A document; the lock is held. */
    StoredDocument document(String documentId) {
        return found(documentId, documents);
    }

    /** All documents in the order they were registered; the lock is held. */
    List<StoredDocument> all() {
        return List.copyOf(documents.values());
    }

    /** All packages in the order they were registered; the lock is held. */
    List<StoredPackage> allPackages() {
        return List.copyOf(packages.values());
    }

    /** Adds a document; the lock is held. */
    void add(StoredDocument document) {
        documents.put(document.id(), document);
    }

    /** Adds a package with its documents; the lock is held. */
    void add(StoredPackage documentsTogether) {
        packages.put(documentsTogether.id(), documentsTogether);
        documentsTogether.documents().forEach(this::add);
    }

    /** Refuses a signature that is registered; the lock is held. */
    void requireNew(VerifiedSignature signature) {
        if (signatures.containsKey(signature.submitted().value())) {
            throw Refusal.SIGNATURE_ALREADY_SUBMITTED.exception();
        }
    }

    /** Notes where a signature is; the lock is held. */
    Place remember(StoredDocument document, StoredSignature stored) {
        Place place = new Place(document.id(), stored);
        signatures.put(stored.signature().submitted().value(), place);
        return place;
    }

    /** Where the signature with this value is; the lock is held. */
    Optional<Place> place(Bytes signatureValue) {
        return Optional.ofNullable(signatures.get(signatureValue));
    }

    /** Work in progress holds on to what it has: whoever holds the lock again has forgotten already. */
    private void forgetUnfinished(Duration lifetime) {
        if (lock.getHoldCount() > 1) {
            return;
        }
        Instant now = clock.now();
        documents.values().removeIf(document -> document.isForgotten(now, lifetime));
        signatures.values().removeIf(place -> !documents.containsKey(place.documentId()));
    }

    /** There is no refusal of its own for a package that does not exist (contract section 16, question 1). */
    private StoredPackage storedPackage(String packageId) {
        return found(packageId, packages);
    }

    private static <T> T found(String id, Map<String, T> all) {
        if (!Identifiers.isDocumentId(id)) {
            throw Refusal.INVALID_DOCUMENT_IDENTIFIER.exception();
        }
        return Optional.ofNullable(all.get(id)).orElseThrow(Refusal.DOCUMENT_NOT_FOUND::exception);
    }
}
