package org.qoltanba.testkit.sigex;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/**
 * The calls of SIGEX on documents (contract sections 7.1 to 7.8, 7.28 and 7.36): what goes in, what comes out, what is
 * refused. Free of HTTP and JSON.
 *
 * <p>Safe to share between threads: signatures and documents are checked side by side, and what is decided on a document
 * is decided one after the other.
 */
final class SigexService {

    private final SigexSwitches switches;
    private final SignatureVerifier verifier;
    private final Notifier notifier;
    private final Identifiers identifiers;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, StoredDocument> documents = new LinkedHashMap<>();
    private final Map<Bytes, Place> signatures = new HashMap<>();
    private final Accounts accounts;
    private final AccessRules access;

    SigexService(
            SigexSwitches switches,
            SignatureVerifier verifier,
            Notifier notifier,
            Identifiers identifiers,
            Accounts accounts,
            AccessRules access) {
        this.accounts = accounts;
        this.access = access;
        this.switches = switches;
        this.verifier = verifier;
        this.notifier = notifier;
        this.identifiers = identifiers;
    }

    /**
     * Where a signature is registered.
     *
     * @param documentId with which document
     * @param signature the signature
     */
    record Place(String documentId, StoredSignature signature) {}

    /**
     * A signature that has been taken.
     *
     * @param place where it is registered
     * @param content what was inside, to be given back once; null if it came without
     * @param created what the service made on the occasion; null at registration, which is not complete yet
     */
    record Taken(Place place, @Nullable Bytes content, Accounts.@Nullable Created created) {}

    /**
     * A document whose digests are fixed.
     *
     * @param size in bytes
     * @param digests the digests
     * @param notified what became of the mails; null if nobody was to be told
     * @param created what the service made on the occasion; null if only a digest was added
     */
    record Fixed(
            long size,
            DocumentDigests digests,
            Notifier.@Nullable Outcome notified,
            Accounts.@Nullable Created created) {}

    /**
     * A page of what there is to know about a document.
     *
     * @param document the document as of now
     * @param total how many signatures there are on all pages
     * @param page the signatures of this page
     */
    record Page(SigexDocument document, int total, List<StoredSignature> page) {}

    /** Registers a document with its first signature. */
    Taken register(Caller caller, Registration registration) {
        registration.requireAcceptable(switches);
        VerifiedSignature verified = verifier.verify(CmsReader.read(registration.signType(), registration.signature()));
        return locked(() -> {
            requireNew(verified);
            Admission.check(registration.settings(), List.of(), verified.signer());
            StoredSignature first = store(verified);
            StoredDocument document = new StoredDocument(
                    identifiers.documentId(),
                    registration,
                    Registrator.of(caller).orElse(null),
                    first);
            documents.put(document.id(), document);
            Place place = remember(document, first);
            return new Taken(place, verified.submitted().content().orElse(null), null);
        });
    }

    /** Takes the document, fixes its digests and so completes the registration. */
    Fixed fixDigests(Caller caller, String documentId, DocumentContent content) {
        Set<String> algorithms = with(documentId, document -> {
            if (document.isComplete()) { // whoever registers it has no identity but knows the identifier
                access.requireView(caller, document);
            }
            document.requireDigestsMissing();
            Set<String> wanted = new LinkedHashSet<>(switches.digests());
            wanted.addAll(document.missingDigests());
            return wanted;
        });
        content.requireAcceptable(switches);
        DocumentDigests computed = DocumentDigests.of(content.open().get(), algorithms);
        Completion completion = with(documentId, document -> {
            boolean completes = document.fix(computed, content.size());
            SignerIdentity signer = document.signatures().get(0).signer();
            return new Completion(document, signer, completes ? accounts.met(signer) : null, document.digests());
        });
        Notifier.Outcome notified = completion.created() == null
                ? null
                : completion
                        .document()
                        .notifications()
                        .flatMap(request -> notifier.documentRegistered(
                                completion.heading(), request, completion.signer(), content))
                        .orElse(null);
        return new Fixed(content.size(), completion.digests(), notified, completion.created());
    }

    /** Tells about a document, one page of signatures at a time. */
    Page info(Caller caller, String documentId, long lastSignId) {
        return with(documentId, document -> {
            access.requireView(caller, document);
            List<StoredSignature> shown = document.shownSignatures();
            List<StoredSignature> page = shown.stream()
                    .filter(signature -> signature.signId() > lastSignId)
                    .limit(switches.pageSize())
                    .toList();
            return new Page(SigexDocument.of(document), shown.size(), page);
        });
    }

    /** Adds a signature to a registered document. */
    Taken addSignature(
            Caller caller,
            String documentId,
            @Nullable String signType,
            String signature,
            @Nullable EmailNotifications signatureNotifications) {
        with(documentId, document -> requireOpenForSignatures(caller, document));
        if (signatureNotifications != null) {
            signatureNotifications.requireAcceptable(switches);
        }
        VerifiedSignature verified = verifier.verify(CmsReader.read(signType, signature));
        Addition addition = with(documentId, document -> {
            requireOpenForSignatures(caller, document);
            requireNew(verified);
            document.requireAdmission(verified);
            StoredSignature stored = store(verified);
            document.add(stored, signatureNotifications);
            Place place = remember(document, stored);
            Accounts.Created created = accounts.met(verified.signer());
            Taken taken = new Taken(place, verified.submitted().content().orElse(null), created);
            return new Addition(taken, document, recipients(document, verified.signer()));
        });
        notifyOfSignature(addition, signatureNotifications, verified.signer());
        return addition.taken();
    }

    /** Checks all signatures of a document against the document; returning means that they are in order. */
    void verify(Caller caller, String documentId, DocumentContent content) {
        DocumentDigests stored = with(documentId, document -> {
            access.requireView(caller, document);
            return document.digests();
        });
        content.requireAcceptable(switches);
        DocumentDigests computed =
                DocumentDigests.of(content.open().get(), stored.byAlgorithm().keySet());
        if (!stored.agreesWith(computed)) {
            throw Refusal.NOT_THE_DOCUMENT.exception();
        }
        List<StoredSignature> all = with(documentId, StoredDocument::signatures);
        all.forEach(signature -> verifier.verifyAgain(signature.signature(), computed));
    }

    /** A document whose bytes have been sent once more, when all its signatures are in order. */
    SigexDocument verified(Caller caller, String documentId, DocumentContent content) {
        verify(caller, documentId, content);
        return with(documentId, SigexDocument::of);
    }

    /** A registered signature of a document. */
    StoredSignature signature(Caller caller, String documentId, long signId) {
        return with(documentId, document -> {
            access.requireView(caller, document);
            return document.shownSignatures().stream()
                    .filter(signature -> signature.signId() == signId)
                    .findFirst()
                    .orElseThrow(Refusal.INVALID_SIGNATURE_IDENTIFIER::exception);
        });
    }

    /** Finds the document of a signature that was registered or exported. */
    Place find(Caller caller, @Nullable String signType, String signature) {
        SubmittedSignature submitted = CmsReader.read(signType, signature);
        return locked(() -> {
            Place place = Optional.ofNullable(signatures.get(submitted.value()))
                    .filter(known -> isSame(submitted, known.signature().signature()))
                    .orElseThrow(Refusal.DOCUMENT_NOT_FOUND::exception);
            if (switches.exportedNeedsViewRight()) {
                access.requireView(caller, document(place.documentId()));
            }
            return place;
        });
    }

    /** The original, which this service never keeps. */
    Bytes original(Caller caller, String documentId) {
        return with(documentId, document -> {
            access.requireOriginal(caller, document);
            throw Refusal.ARCHIVE_NOT_FOUND.exception();
        });
    }

    /** Lists the documents of a caller, newest first, one page at a time. */
    DocumentQuery.Page list(Caller caller, DocumentQuery query) {
        access.requireDocumentList(caller, query.organization());
        return locked(() -> {
            List<StoredDocument> found = documents.values().stream()
                    .filter(StoredDocument::isComplete)
                    .filter(document -> access.lists(caller, query.organization(), document))
                    .filter(query::matches)
                    .sorted(Comparator.comparing(StoredDocument::storedAt).reversed())
                    .toList();
            return new DocumentQuery.Page(
                    found.size(),
                    found.stream()
                            .limit(switches.pageSize())
                            .map(SigexDocument::of)
                            .toList());
        });
    }

    /** Everything there is, for a look from outside. */
    List<SigexDocument> snapshot() {
        return locked(() -> documents.values().stream().map(SigexDocument::of).toList());
    }

    private record Completion(
            StoredDocument document,
            SignerIdentity signer,
            Accounts.@Nullable Created created,
            DocumentDigests digests) {

        private Notifier.Heading heading() {
            return new Notifier.Heading(document.id(), document.title());
        }
    }

    private record Addition(Taken taken, StoredDocument document, List<String> recipients) {

        private Notifier.Heading heading() {
            return new Notifier.Heading(document.id(), document.title());
        }
    }

    private void notifyOfSignature(Addition addition, @Nullable EmailNotifications requested, SignerIdentity signer) {
        addition.document()
                .notifications()
                .ifPresent(request -> notifier.signatureAdded(
                        addition.heading(), addition.recipients(), request.languages(switches), signer));
        if (requested != null) {
            notifier.signatureAdded(addition.heading(), requested.to(), requested.languages(switches), signer);
        }
    }

    /** Those told of the registration, except the new signer (contract section 8.1, type 2). */
    private List<String> recipients(StoredDocument document, SignerIdentity signer) {
        Optional<String> own = accounts.email(signer);
        return document.notifications().stream()
                .flatMap(request -> request.to().stream())
                .filter(address -> own.filter(address::equalsIgnoreCase).isEmpty())
                .toList();
    }

    private StoredDocument requireOpenForSignatures(Caller caller, StoredDocument document) {
        access.requireView(caller, document);
        document.digests();
        return document;
    }

    private void requireNew(VerifiedSignature verified) {
        if (signatures.containsKey(verified.submitted().value())) {
            throw Refusal.SIGNATURE_ALREADY_SUBMITTED.exception();
        }
    }

    private StoredSignature store(VerifiedSignature verified) {
        return new StoredSignature(identifiers.signId(), identifiers.storageTime(), verified);
    }

    private Place remember(StoredDocument document, StoredSignature stored) {
        Place place = new Place(document.id(), stored);
        signatures.put(stored.signature().submitted().value(), place);
        return place;
    }

    /** A time stamp or OCSP response inside must be the very one that is registered (contract section 7.28). */
    private static boolean isSame(SubmittedSignature submitted, VerifiedSignature registered) {
        try {
            SubmittedSignature known = registered.submitted();
            return Arrays.equals(
                            submitted.signer().getEncodedSignedAttributes(),
                            known.signer().getEncodedSignedAttributes())
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

    private <R> R with(String documentId, Function<StoredDocument, R> work) {
        return locked(() -> work.apply(document(documentId)));
    }

    private StoredDocument document(String documentId) {
        if (!Identifiers.isDocumentId(documentId)) {
            throw Refusal.INVALID_DOCUMENT_IDENTIFIER.exception();
        }
        return Optional.ofNullable(documents.get(documentId)).orElseThrow(Refusal.DOCUMENT_NOT_FOUND::exception);
    }

    private <R> R locked(Supplier<R> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
