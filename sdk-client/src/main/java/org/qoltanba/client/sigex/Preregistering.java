package org.qoltanba.client.sigex;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.sigex.DocumentDigests;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.DocumentQuery;
import org.qoltanba.api.sigex.ListedDocument;
import org.qoltanba.client.http.Stages;

/** Registers documents without a signature (contract sections 7.1, 7.2 and 7.36). */
final class Preregistering {

    /** So many documents of two hours are looked through. */
    private static final int MOST = 50_000;

    private final Sigex sigex;

    Preregistering(Sigex sigex) {
        this.sigex = sigex;
    }

    /**
     * Registers the document.
     *
     * @param unique whether title and description tell it from every other document of the organisation
     */
    CompletableFuture<DocumentId> preregister(RegistrationWire document, DocumentSource content, boolean unique) {
        return new Unsigned<>(
                        sigex.http().time(),
                        () -> sigex.calls().register(document),
                        (from, until) -> lookFor(document, from, until),
                        unique,
                        Interruptions::ofPreregistration)
                .register()
                .thenCompose(id -> sigex.registering()
                        .sendUnsigned(id, content)
                        .thenApply(DocumentDigests::documentId)
                        .exceptionallyCompose(last -> interrupted(Stages.failure(last), id)));
    }

    private static <T> CompletableFuture<T> interrupted(SdkException failure, DocumentId id) {
        return CompletableFuture.failedFuture(
                Interruptions.isFinal(failure) ? failure : Interruptions.ofPreregistered(failure, id));
    }

    /** Those of the organisation's documents that are like ours and that nobody has finished. */
    private CompletableFuture<List<DocumentId>> lookFor(RegistrationWire ours, Instant from, Instant until) {
        return DocumentList.of(sigex, DocumentQuery.storedBetween(from, until).ofOrganization())
                .allAsync(MOST)
                .toCompletableFuture()
                .thenApply(documents -> documents.stream()
                        .filter(document -> isLike(ours, document))
                        .map(ListedDocument::id)
                        .toList());
    }

    private static boolean isLike(RegistrationWire ours, ListedDocument document) {
        return ours.title().equals(document.title())
                && orEmpty(ours.description()).equals(document.description())
                && document.signaturesTotal() == 0
                && document.size() == 0;
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
