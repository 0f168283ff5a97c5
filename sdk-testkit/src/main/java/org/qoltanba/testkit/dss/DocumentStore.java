package org.qoltanba.testkit.dss;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.spi.SdkClock;

/**
 * The documents of all users; each sees the own ones (contract section 12.7). Free of HTTP and JSON. Safe to share
 * between threads.
 */
final class DocumentStore {

    private final SdkClock clock;
    private final DssDocumentSwitches switches;
    private final Randomness randomness;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, StoredDocument> documents = new LinkedHashMap<>();
    private volatile Predicate<String> inUse = id -> false;

    DocumentStore(SdkClock clock, DssDocumentSwitches switches, Randomness randomness) {
        this.clock = clock;
        this.switches = switches;
        this.randomness = randomness;
    }

    /**
     * A document to be stored.
     *
     * @param info what it is
     * @param content its bytes
     */
    record Upload(DocumentInfo info, Bytes content) {}

    /** Lets nobody delete what an operation still needs. */
    void guardedBy(Predicate<String> isInUse) {
        inUse = isInUse;
    }

    /** Stores a document and gives its identifier. */
    String put(DssUser user, Upload upload) {
        return putAll(user, List.of(upload)).get(0);
    }

    /** Stores documents, all of them or none. */
    List<String> putAll(DssUser user, List<Upload> uploads) {
        for (Upload upload : uploads) {
            if (upload.content().size() == 0) {
                throw DocumentRefusals.empty();
            }
        }
        HashAlgorithm algorithm = switches.sha256Hashes() ? HashAlgorithm.SHA_256 : HashAlgorithm.GR_2012_256;
        // Hashed before the lock is taken: a large document takes its time
        List<DocumentHash> hashes = uploads.stream()
                .map(upload -> DocumentHash.of(upload.content(), algorithm))
                .toList();
        return locked(now -> {
            for (Upload upload : uploads) {
                requireFitting(user, upload.info());
            }
            requireRoom(user, uploads);
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < uploads.size(); i++) {
                Upload upload = uploads.get(i);
                String id = randomness.guid();
                documents.put(id, new StoredDocument(id, user, upload.info(), upload.content(), hashes.get(i), now));
                ids.add(id);
            }
            return ids;
        });
    }

    /** What is known about a document. */
    StoredDocument.Described info(DssUser user, String id) {
        return with(user, id, (document, now) -> document.described());
    }

    /** What is known about all documents of a user, oldest first. */
    List<StoredDocument.Described> all(DssUser user) {
        return locked(now -> documents.values().stream()
                .filter(document -> document.owner().equals(user))
                .map(StoredDocument::described)
                .toList());
    }

    /** What is known about the newest document with a hash value. */
    StoredDocument.Described byHash(DssUser user, String hash) {
        Bytes value = DocumentHash.read(hash).orElseThrow(DocumentRefusals::notFound);
        return all(user).stream()
                .filter(document -> document.hash().value().equals(value))
                .reduce((older, newer) -> newer)
                .orElseThrow(DocumentRefusals::notFound);
    }

    /** Reads a document. */
    DssDocument read(DssUser user, String id) {
        return with(user, id, (document, now) -> {
            document.touch(now);
            return document.snapshot();
        });
    }

    /** Changes what is known about a document. */
    void change(DssUser user, String id, UnaryOperator<DocumentInfo> change) {
        with(user, id, (document, now) -> {
            DocumentInfo changed = change.apply(document.info());
            requireFitting(user, changed);
            document.change(changed);
            document.touch(now);
            return id;
        });
    }

    /** Links a document to another one of the same user. */
    void link(DssUser user, String id, @Nullable String other) {
        if (other == null) {
            throw DocumentRefusals.linkMissing();
        }
        change(user, id, info -> info.linkedTo(other));
    }

    /** Deletes a document, unless an operation needs it. */
    void delete(DssUser user, String id) {
        // Asked outside the lock: operations have a lock of their own, and take this one under it
        boolean needed = inUse.test(id);
        with(user, id, (document, now) -> {
            if (needed) {
                throw DocumentRefusals.forbidden();
            }
            return Optional.ofNullable(documents.remove(id));
        });
    }

    /** Converts a document for display, or gives the conversion there is. */
    DocumentConversion convert(DssUser user, String id) {
        return with(user, id, (document, now) -> {
            document.touch(now);
            DocumentConversion started = document.conversion();
            if (started == null) {
                started =
                        DocumentConversion.of(document.info(), document.content(), now.plus(switches.conversionTime()));
                document.convert(started);
            }
            return started;
        });
    }

    /** The conversion of a document, if one has been asked for. */
    DocumentConversion conversion(DssUser user, String id) {
        return with(
                user,
                id,
                (document, now) -> Optional.ofNullable(document.conversion()).orElseThrow(DocumentRefusals::notFound));
    }

    /** What a document of a user is called; empty if there is none. */
    Optional<String> name(DssUser user, String id) {
        return locked(now -> Optional.ofNullable(documents.get(id))
                .filter(document -> document.owner().equals(user))
                .map(document -> document.snapshot().name()));
    }

    /** All documents, oldest first. */
    List<DssDocument> snapshot() {
        return locked(
                now -> documents.values().stream().map(StoredDocument::snapshot).toList());
    }

    private void requireFitting(DssUser user, DocumentInfo info) {
        String parent = info.parentId();
        if (info.fileName().isBlank() || (parent != null && !isVisible(user, parent))) {
            throw DocumentRefusals.invalidData();
        }
        String linked = info.additional().linkedDocument();
        if (linked != null && !isVisible(user, linked)) {
            throw DocumentRefusals.linkMissing();
        }
    }

    private boolean isVisible(DssUser user, String id) {
        StoredDocument document = documents.get(id);
        return document != null && document.owner().equals(user);
    }

    private void requireRoom(DssUser user, List<Upload> uploads) {
        long kept = documents.values().stream()
                .filter(document -> document.owner().equals(user))
                .mapToLong(document -> document.content().size())
                .sum();
        long wanted =
                uploads.stream().mapToLong(upload -> upload.content().size()).sum();
        if (kept + wanted > switches.quota()) {
            throw DocumentRefusals.quotaExceeded();
        }
    }

    private <R> R with(DssUser user, String id, BiFunction<StoredDocument, Instant, R> work) {
        return locked(now -> {
            StoredDocument document = documents.get(id);
            if (document == null) {
                throw DocumentRefusals.notFound();
            }
            if (!document.owner().equals(user)) {
                throw switches.foreignForbidden() ? DocumentRefusals.forbidden() : DocumentRefusals.notFound();
            }
            return work.apply(document, now);
        });
    }

    private <R> R locked(Function<Instant, R> work) {
        lock.lock();
        try {
            Instant now = clock.now();
            documents.values().removeIf(document -> document.isGone(now, switches.temporaryLifetime()));
            return work.apply(now);
        } finally {
            lock.unlock();
        }
    }
}
