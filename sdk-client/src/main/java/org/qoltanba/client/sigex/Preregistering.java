package org.qoltanba.client.sigex;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.TransportException;
import org.qoltanba.api.sigex.DocumentDigests;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.DocumentQuery;
import org.qoltanba.api.sigex.ListedDocument;
import org.qoltanba.client.http.Stages;

/** Registers documents without a signature (contract sections 7.1, 7.2 and 7.36). */
final class Preregistering {

    /** So many documents of two hours are looked through. */
    private static final int MOST = 50_000;

    /** By how much the service's clock and ours may differ. */
    private static final Duration CLOCKS = Duration.ofHours(1);

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
        return register(document, unique).thenCompose(id -> finish(id, content));
    }

    /** The first half: the service knows the document, not its content. */
    CompletableFuture<DocumentId> register(RegistrationWire document, boolean unique) {
        return new Unsigned<>(
                        sigex.http().time(),
                        () -> sigex.calls().register(document),
                        (from, until) -> lookFor(document, from, until),
                        unique,
                        Interruptions::ofPreregistration)
                .register();
    }

    /** The first half once more, after a run that came to its end somewhere within it. */
    CompletableFuture<DocumentId> registerAfter(Instant begun, RegistrationWire document) {
        return lookFor(document, begun.minus(CLOCKS), sigex.now().plus(CLOCKS))
                .thenCompose(found -> switch (found.size()) {
                    case 0 -> register(document, true);
                    case 1 -> CompletableFuture.completedFuture(found.get(0));
                    default -> CompletableFuture.failedFuture(Interruptions.ofPreregistration(ambiguous(), found));
                });
    }

    private static TransportException ambiguous() {
        return new TransportException(
                "The service lists several documents with this title and description that nobody has finished.",
                ErrorContext.call(SigexService.NAME, "POST /api"),
                true,
                null);
    }

    /** The second half; may be repeated. */
    CompletableFuture<DocumentId> finish(DocumentId id, DocumentSource content) {
        return sigex.registering()
                .sendUnsigned(id, content)
                .thenApply(DocumentDigests::documentId)
                .exceptionallyCompose(last -> interrupted(Stages.failure(last), id));
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
