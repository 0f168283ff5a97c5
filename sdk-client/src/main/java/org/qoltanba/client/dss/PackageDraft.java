package org.qoltanba.client.dss;

import java.net.URI;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.DocumentFormat;
import org.qoltanba.api.dss.DocumentResult;
import org.qoltanba.api.dss.PackageSigning;
import org.qoltanba.api.dss.StoredDocumentId;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignaturePackaging;

/** Collects what the signatures of several documents shall be like. */
final class PackageDraft extends CadesDraft<List<DocumentResult>, PackageSigning> implements PackageSigning {

    private final List<DocumentSource> documents;
    private final List<StoredDocumentId> stored;
    private final Map<StoredDocumentId, StoredDocumentId> related = new HashMap<>();
    private List<Signature> existing = List.of();
    private @Nullable DocumentFormat format;
    private boolean inBackground;

    private PackageDraft(
            UserSession session, String description, List<DocumentSource> documents, List<StoredDocumentId> stored) {
        super(session, description);
        this.documents = documents;
        this.stored = stored;
    }

    static PackageDraft of(UserSession session, List<DocumentSource> documents) {
        requireSome(documents);
        return new PackageDraft(session, documents.get(0).name(), documents, List.of());
    }

    static PackageDraft ofStored(UserSession session, List<StoredDocumentId> ids) {
        requireSome(ids);
        return new PackageDraft(session, ids.get(0).value(), List.of(), ids);
    }

    private static void requireSome(List<?> documents) {
        if (documents.isEmpty()) {
            throw new IllegalArgumentException("A package has at least one document. Give some.");
        }
    }

    @Override
    PackageSigning self() {
        return this;
    }

    @Override
    public PackageSigning as(DocumentFormat wanted) {
        format = Objects.requireNonNull(wanted, "format");
        return this;
    }

    @Override
    public PackageSigning addingTo(List<Signature> containers) {
        if (!stored.isEmpty()) {
            throw new IllegalStateException("Containers in the Document Store are signed where they are."
                    + " Use signStored(...) with relating(...).");
        }
        List<Signature> given = List.copyOf(containers);
        if (given.size() != documents.size()) {
            throw new IllegalArgumentException("There are " + documents.size() + " documents and " + given.size()
                    + " containers. Pass one for each document, in the order of the documents.");
        }
        existing = given;
        return this;
    }

    @Override
    public PackageSigning relating(StoredDocumentId document, StoredDocumentId to) {
        if (!stored.contains(Objects.requireNonNull(document, "document"))) {
            throw new IllegalArgumentException("The document is not among those to be signed. Name one of them first,"
                    + " then what it belongs to.");
        }
        related.put(document, Objects.requireNonNull(to, "to"));
        return this;
    }

    @Override
    public PackageSigning inBackground() {
        if (stored.isEmpty()) {
            throw new IllegalStateException(
                    "In the background CryptoPro DSS signs documents of its Document Store only."
                            + " Upload them and use signStored(...).");
        }
        inBackground = true;
        return this;
    }

    @Override
    public boolean lacksTimeStampService() {
        DocumentFormat inside = format;
        return inside == null
                ? terms().needsTimeStamp() && terms().timeStampService() == null
                : SignatureTerms.lacksTimeStampService(inside);
    }

    @Override
    void requireComplete() {
        super.requireComplete();
        if (!existing.isEmpty() && (terms().digest() != null || terms().extras().template() != null)) {
            throw new IllegalStateException(
                    "byDigest() and byTemplate(...) make signatures of their own; they cannot be added to others."
                            + " Leave them out.");
        }
        Set<String> names = new HashSet<>();
        for (DocumentSource document : documents) {
            if (!names.add(document.name())) {
                throw new IllegalStateException("Two documents of the package have the same name. Give them different"
                        + " ones: the user sees them on the phone, and results come back by name.");
            }
        }
    }

    @Override
    public Order<List<DocumentResult>> read(@Nullable URI timeStampService) {
        CadesTerms cades = timeStampService == null ? terms() : terms().timeStampService(timeStampService);
        DocumentFormat inside = format;
        SignatureTerms signature = inside == null
                ? (existing.isEmpty() ? cades : cades.on(existing.get(0), null)).toSignatureTerms()
                : SignatureTerms.of(SignatureTerms.complete(inside, timeStampService));
        PackageResults results = new PackageResults(
                session().verifier(), inside == null ? adding(cades) : List.of(), key().fingerprint());
        return stored.isEmpty()
                ? new PackageOrder(
                        documents.stream()
                                .map(document -> Material.read(document, signature.digest()))
                                .toList(),
                        key(),
                        signature,
                        description(),
                        inside == null ? existing : List.of(),
                        results)
                : new StoredPackageOrder(
                        stored,
                        Map.copyOf(related),
                        key(),
                        signature,
                        inBackground,
                        results,
                        session().documents()::open);
    }

    /** What each signature shall be like, in the order of the documents. */
    private List<CadesTerms> adding(CadesTerms all) {
        if (existing.isEmpty()) {
            return Collections.nCopies(Math.max(documents.size(), stored.size()), all);
        }
        return existing.stream()
                .map(container -> all.on(container, null)
                        .packaging(
                                ResultCheck.holdsDocument(session().verifier(), container)
                                        ? SignaturePackaging.ATTACHED
                                        : SignaturePackaging.DETACHED))
                .toList();
    }
}
