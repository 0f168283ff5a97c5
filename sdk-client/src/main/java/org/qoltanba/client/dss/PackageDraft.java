package org.qoltanba.client.dss;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.DocumentFormat;
import org.qoltanba.api.dss.DocumentResult;
import org.qoltanba.api.dss.PackageSigning;
import org.qoltanba.api.dss.StoredDocumentId;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.SignaturePackaging;

/** Collects what the signatures of several documents shall be like. */
final class PackageDraft extends DocumentDraft<List<DocumentResult>, PackageSigning> implements PackageSigning {

    private final List<DocumentSource> documents;
    private final List<StoredDocumentId> stored;
    private CadesTerms terms = CadesTerms.usual();
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
    public PackageSigning level(CadesLevel level) {
        terms = terms.level(Objects.requireNonNull(level, "level"));
        return this;
    }

    @Override
    public PackageSigning timeStampService(URI address) {
        terms = terms.timeStampService(Objects.requireNonNull(address, "address"));
        return this;
    }

    @Override
    public PackageSigning detached() {
        terms = terms.packaging(SignaturePackaging.DETACHED);
        return this;
    }

    @Override
    public PackageSigning attached() {
        terms = terms.packaging(SignaturePackaging.ATTACHED);
        return this;
    }

    @Override
    public PackageSigning as(DocumentFormat wanted) {
        format = Objects.requireNonNull(wanted, "format");
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
                ? terms.needsTimeStamp() && terms.timeStampService() == null
                : SignatureTerms.lacksTimeStampService(inside);
    }

    @Override
    void requireComplete() {
        super.requireComplete();
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
        CadesTerms cades = timeStampService == null ? terms : terms.timeStampService(timeStampService);
        DocumentFormat inside = format;
        SignatureTerms signature = inside == null
                ? cades.toSignatureTerms()
                : SignatureTerms.of(SignatureTerms.complete(inside, timeStampService));
        PackageResults results =
                new PackageResults(session().verifier(), inside == null ? cades : null, key().fingerprint());
        return stored.isEmpty()
                ? new PackageOrder(
                        documents.stream()
                                .map(document -> Material.read(document, signature.digest()))
                                .toList(),
                        key(),
                        signature,
                        description(),
                        results)
                : new StoredPackageOrder(
                        stored,
                        key(),
                        signature,
                        inBackground,
                        results,
                        session().documents()::open);
    }
}
