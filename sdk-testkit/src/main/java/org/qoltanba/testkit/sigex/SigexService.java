package org.qoltanba.testkit.sigex;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/**
 * The calls of SIGEX on documents and their signatures (contract sections 7.1 to 7.8 and 7.28): what goes in, what comes
 * out, what is refused. Free of HTTP and JSON.
 *
 * <p>Safe to share between threads: signatures and documents are checked side by side, and what is decided on a document
 * is decided one after the other.
 */
final class SigexService {

    private final SigexSwitches switches;
    private final Documents documents;
    private final SignatureVerifier verifier;
    private final AccessRules access;
    private final Accounts accounts;
    private final Archive archive;
    private final Events events;
    private final Identifiers identifiers;

    SigexService(
            SigexSwitches switches,
            Documents documents,
            SignatureVerifier verifier,
            AccessRules access,
            Accounts accounts,
            Archive archive,
            Events events,
            Identifiers identifiers) {
        this.switches = switches;
        this.documents = documents;
        this.verifier = verifier;
        this.access = access;
        this.accounts = accounts;
        this.archive = archive;
        this.events = events;
        this.identifiers = identifiers;
    }

    /**
     * A signature that has been taken.
     *
     * @param place where it is registered
     * @param content what was inside, to be given back once; null if it came without
     * @param created what the service made on the occasion; null at registration, which is not complete yet
     * @param kept where the original is
     */
    record Taken(
            Documents.Place place, @Nullable Bytes content, Accounts.@Nullable Created created, Archive.State kept) {}

    /**
     * A document whose digests are fixed.
     *
     * @param size in bytes
     * @param digests the digests
     * @param notified what became of the mails; null if nobody was to be told
     * @param created what the service made on the occasion; null if only a digest was added, or nobody has signed
     * @param kept where the original is
     */
    record Fixed(
            long size,
            DocumentDigests digests,
            Notifier.@Nullable Outcome notified,
            Accounts.@Nullable Created created,
            Archive.State kept) {}

    /**
     * A page of what there is to know about a document.
     *
     * @param document the document as of now
     * @param kept where the original is
     * @param total how many signatures there are on all pages
     * @param page the signatures of this page
     */
    record Page(SigexDocument document, Archive.State kept, int total, List<StoredSignature> page) {}

    /** Registers a document with its first signature. */
    Taken register(Caller caller, Registration registration, String signature) {
        registration.requireAcceptable(switches);
        VerifiedSignature verified = check(registration.signType(), signature);
        return documents.locked(() -> {
            documents.requireNew(verified);
            Admission.check(registration.settings(), List.of(), verified.signer(), switches);
            StoredSignature first = stored(verified);
            StoredDocument.Origin origin = new StoredDocument.Origin(
                    identifiers.documentId(),
                    first.storedAt(),
                    Registrator.of(caller).orElse(null),
                    null);
            StoredDocument document = new StoredDocument(origin, registration, first);
            documents.add(document);
            return taken(document, first, null);
        });
    }

    /** Registers a document that somebody else is to sign; for information systems with the feature. */
    String preregister(Caller caller, Registration registration) {
        Registrator registrator = access.requireInformationSystem(caller);
        access.requireFeature(registrator.bin(), Subscription.PREREGISTRATION);
        registration.requireAcceptable(switches);
        return documents.locked(() -> {
            StoredDocument.Origin origin =
                    new StoredDocument.Origin(identifiers.documentId(), identifiers.storageTime(), registrator, null);
            StoredDocument document = new StoredDocument(origin, registration);
            documents.add(document);
            return document.id();
        });
    }

    /** Takes the document, fixes its digests and so completes the registration. */
    Fixed fixDigests(Caller caller, String documentId, DocumentContent content) {
        Arrival arrival = documents.with(documentId, document -> {
            if (document.isComplete()) {
                access.requireView(caller, document);
            }
            document.requireDigestsMissing();
            content.requireAcceptable(switches);
            Set<String> algorithms = new LinkedHashSet<>(switches.documents().digests());
            algorithms.addAll(document.missingDigests());
            boolean completes = !document.isComplete();
            return new Arrival(algorithms, archive.plan(document, content.size(), completes), isMailed(document));
        });
        try {
            DocumentDigests computed = DocumentDigests.of(content.open().get(), arrival.algorithms());
            Bytes copy = arrival.plan().keeps() || arrival.isMailed() ? content.read() : null;
            return documents.with(documentId, document -> {
                boolean completes = document.fix(computed, content.size());
                Optional<Accounts.Created> created =
                        completes ? document.signers().stream().findFirst().map(accounts::met) : Optional.empty();
                archive.keep(document, arrival.plan(), copy);
                Optional<Notifier.Outcome> notified = completes ? events.completed(document, copy) : Optional.empty();
                return new Fixed(
                        content.size(),
                        document.digests(),
                        notified.orElse(null),
                        created.orElse(null),
                        archive.state(document));
            });
        } finally {
            documents.on(documentId, document -> archive.release(document, arrival.plan()));
        }
    }

    /** Tells about a document, one page of signatures at a time. */
    Page info(Caller caller, String documentId, long lastSignId) {
        return documents.with(documentId, document -> {
            access.requireView(caller, document);
            List<StoredSignature> shown = document.shownSignatures(switches);
            List<StoredSignature> page = shown.stream()
                    .filter(signature -> signature.signId() > lastSignId)
                    .limit(switches.limits().pageSize())
                    .toList();
            return new Page(SigexDocument.of(document), archive.state(document), shown.size(), page);
        });
    }

    /** Adds a signature to a registered document. */
    Taken addSignature(
            Caller caller,
            String documentId,
            @Nullable String signType,
            String signature,
            @Nullable EmailNotifications requested) {
        documents.on(documentId, document -> requireOpenForSignatures(caller, document));
        if (requested != null) {
            requested.requireAcceptable(switches);
        }
        VerifiedSignature verified = check(signType, signature);
        return documents.with(documentId, document -> {
            requireOpenForSignatures(caller, document);
            documents.requireNew(verified);
            document.requireAdmission(verified, switches);
            Taken taken = take(document, verified, requested);
            events.added(document, taken.place().signature(), requested);
            return taken;
        });
    }

    /** Checks all signatures of a document against the document; returning means that they are in order. */
    Archive.State verify(Caller caller, String documentId, DocumentContent content) {
        Arrival arrival = documents.with(documentId, document -> {
            access.requireView(caller, document);
            Set<String> algorithms = document.digests().byAlgorithm().keySet();
            content.requireAcceptable(switches);
            return new Arrival(algorithms, archive.plan(document, content.size(), false), false);
        });
        try {
            DocumentDigests computed = DocumentDigests.of(content.open().get(), arrival.algorithms());
            List<StoredSignature> all = documents.with(documentId, document -> {
                document.requireSame(computed);
                return document.signatures();
            });
            all.forEach(signature -> verifier.verifyAgain(signature.signature(), computed));
            Bytes copy = arrival.plan().keeps() ? content.read() : null;
            return documents.with(documentId, document -> {
                archive.keep(document, arrival.plan(), copy);
                return archive.state(document);
            });
        } finally {
            documents.on(documentId, document -> archive.release(document, arrival.plan()));
        }
    }

    /** A document whose bytes have been sent once more, when all its signatures are in order. */
    SigexDocument verified(Caller caller, String documentId, DocumentContent content) {
        verify(caller, documentId, content);
        return documents.with(documentId, SigexDocument::of);
    }

    /** A registered signature of a document. */
    StoredSignature signature(Caller caller, String documentId, long signId) {
        return documents.with(documentId, document -> {
            access.requireView(caller, document);
            return document.shownSignatures(switches).stream()
                    .filter(signature -> signature.signId() == signId)
                    .findFirst()
                    .orElseThrow(Refusal.INVALID_SIGNATURE_IDENTIFIER::exception);
        });
    }

    /** Finds the document of a signature that was registered or exported. */
    Documents.Place find(Caller caller, @Nullable String signType, String signature) {
        SubmittedSignature submitted = SubmittedSignature.read(SignatureType.of(signType), signature);
        return documents.locked(() -> {
            Documents.Place place = documents
                    .place(submitted.value())
                    .filter(known -> isSame(submitted, known.signature().signature()))
                    .orElseThrow(Refusal.DOCUMENT_NOT_FOUND::exception);
            if (switches.documents().exportedNeedsViewRight()) {
                access.requireView(caller, documents.document(place.documentId()));
            }
            return place;
        });
    }

    /** The original, if the service keeps it. */
    Bytes original(Caller caller, String documentId) {
        return documents.with(documentId, document -> {
            access.requireOriginal(caller, document);
            return archive.get(document);
        });
    }

    /** Lists the documents of a caller, newest first, one page at a time. */
    DocumentQuery.Page list(Caller caller, DocumentQuery query) {
        access.requireDocumentList(caller, query.organization());
        return documents.locked(() -> {
            List<StoredDocument> found = documents.all().stream()
                    .filter(document ->
                            document.isComplete() || switches.documents().listsUnfinished())
                    .filter(document -> access.lists(caller, query.organization(), document))
                    .filter(document -> query.matches(document, switches))
                    .sorted(Comparator.comparing(StoredDocument::storedAt).reversed())
                    .toList();
            return new DocumentQuery.Page(
                    found.size(),
                    found.stream()
                            .limit(switches.limits().pageSize())
                            .map(SigexDocument::of)
                            .toList());
        });
    }

    /** Everything there is, for a look from outside. */
    List<SigexDocument> snapshot() {
        return documents.locked(
                () -> documents.all().stream().map(SigexDocument::of).toList());
    }

    /** Checks a signature by itself: whatever does not depend on the document. */
    VerifiedSignature check(@Nullable String signType, String signature) {
        return verifier.verify(SubmittedSignature.read(SignatureType.of(signType), signature));
    }

    /** Adds a signature that has been admitted to a document; the lock of the documents is held. */
    Taken take(StoredDocument document, VerifiedSignature verified, @Nullable EmailNotifications requested) {
        StoredSignature stored = stored(verified);
        document.add(stored, requested);
        return taken(document, stored, accounts.met(verified.signer()));
    }

    /** A document on its way to be digested. */
    private record Arrival(Set<String> algorithms, Archive.Plan plan, boolean isMailed) {}

    private boolean isMailed(StoredDocument document) {
        return document.notifications()
                .filter(request -> !request.to().isEmpty() && !request.withoutDocument())
                .isPresent();
    }

    private void requireOpenForSignatures(Caller caller, StoredDocument document) {
        access.requireView(caller, document);
        document.digests();
        document.requireSignedAlone();
    }

    private StoredSignature stored(VerifiedSignature verified) {
        return new StoredSignature(identifiers.signId(), identifiers.storageTime(), verified);
    }

    private Taken taken(StoredDocument document, StoredSignature stored, Accounts.@Nullable Created created) {
        Bytes content = stored.signature().submitted().content().orElse(null);
        return new Taken(documents.remember(document, stored), content, created, archive.state(document));
    }

    /** A time stamp or OCSP response inside must be the very one that is registered (contract section 7.28). */
    private static boolean isSame(SubmittedSignature submitted, VerifiedSignature registered) {
        try {
            return submitted.isSameAs(registered.submitted())
                    && isAbsentOr(submitted.timeStamp(), registered.timeStamp().getEncoded())
                    && isAbsentOr(
                            submitted.ocspResponse(), registered.ocspResponse().getEncoded());
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static boolean isAbsentOr(Optional<ASN1Encodable> given, byte[] registered) throws IOException {
        return given.isEmpty()
                || Arrays.equals(
                        given.get().toASN1Primitive().getEncoded(ASN1Encoding.DER),
                        ASN1Primitive.fromByteArray(registered).getEncoded(ASN1Encoding.DER));
    }
}
