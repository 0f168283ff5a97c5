package org.qoltanba.client.sigex;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.DocumentQuery;
import org.qoltanba.api.sigex.ListedDocument;
import org.qoltanba.api.sigex.Listing;
import org.qoltanba.api.sigex.RegisteredDocument;
import org.qoltanba.api.sigex.RegisteredSignature;
import org.qoltanba.api.sigex.Registrator;
import org.qoltanba.client.http.HttpCall;

/** Lists documents, newest first (contract section 7.36). */
final class DocumentList {

    private static final String PATH = "/api";

    private final Sigex sigex;
    private final DocumentQuery query;

    private DocumentList(Sigex sigex, DocumentQuery query) {
        this.sigex = sigex;
        this.query = query;
    }

    static Listing<ListedDocument> of(Sigex sigex, DocumentQuery query) {
        return new PagedListing<>(
                sigex,
                "GET " + PATH,
                new DocumentList(sigex, query)::page,
                document -> document.storedAt().toEpochMilli(),
                PagedListing.Order.FALLING);
    }

    private CompletableFuture<PagedListing.Loaded<ListedDocument>> page(OptionalLong last) {
        HttpCall.Builder call = HttpCall.get(PATH)
                .query("from", Long.toString(query.from().toEpochMilli()))
                .query("until", Long.toString(last.orElse(query.until().toEpochMilli())));
        if (query.isOfOrganization()) {
            call.query("organization", "true");
        }
        query.isArchived().ifPresent(archived -> call.query("dataArchived", archived.toString()));
        query.text().ifPresent(text -> call.query("searchQuery", text));
        if (query.isWithSignatures()) {
            call.query("includeSignatures", "true");
        }
        return sigex.asking().send(call.build(), answer -> {
            DocumentListWire wire = answer.json(DocumentListWire.class);
            List<ListedDocument> documents = wire.entries().stream()
                    .<ListedDocument>map(entry -> new Listed(sigex, entry))
                    .toList();
            return new PagedListing.Loaded<>(documents, wire.total());
        });
    }

    /** A document in the list. */
    private static final class Listed implements ListedDocument {

        private final Sigex sigex;
        private final DocumentId id;
        private final Instant storedAt;
        private final DocumentListWire.Entry wire;
        private final @Nullable Registrator registrator;
        private final List<RegisteredSignature> signatures;

        Listed(Sigex sigex, DocumentListWire.Entry wire) {
            this.sigex = sigex;
            this.id = DocumentId.of(Asking.required(wire.documentId(), "documentId"));
            this.storedAt = Instant.ofEpochMilli(Asking.required(wire.storedAt(), "storedAt"));
            this.wire = wire;
            this.registrator =
                    wire.registrator() == null ? null : wire.registrator().toRegistrator();
            this.signatures = wire.signatures() == null
                    ? List.of()
                    : wire.signatures().stream()
                            .map(signature -> StoredSignature.read(sigex, id, signature))
                            .toList();
        }

        @Override
        public DocumentId id() {
            return id;
        }

        @Override
        public RegisteredDocument document() {
            return new SigexDocument(sigex, id);
        }

        @Override
        public Instant storedAt() {
            return storedAt;
        }

        @Override
        public String title() {
            return wire.title() == null ? "" : wire.title();
        }

        @Override
        public String description() {
            return wire.description() == null ? "" : wire.description();
        }

        @Override
        public boolean isArchived() {
            return Boolean.TRUE.equals(wire.dataArchived());
        }

        @Override
        public long size() {
            return wire.signedDataSize() == null ? 0 : wire.signedDataSize();
        }

        @Override
        public Optional<Registrator> registrator() {
            return Optional.ofNullable(registrator);
        }

        @Override
        public int signaturesTotal() {
            return wire.signaturesTotal() == null ? signatures.size() : wire.signaturesTotal();
        }

        @Override
        public List<RegisteredSignature> signatures() {
            return signatures;
        }

        @Override
        public String toString() {
            return "ListedDocument[" + id + "]";
        }
    }
}
