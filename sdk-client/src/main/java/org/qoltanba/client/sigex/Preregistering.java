package org.qoltanba.client.sigex;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.ProtocolException;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.sigex.DocumentDigests;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.client.http.Stages;
import org.qoltanba.client.waiting.Timekeeper;

/** Registers documents without a signature (contract sections 7.1, 7.2 and 7.36). */
final class Preregistering {

    private static final ErrorContext LISTING = ErrorContext.call(SigexService.NAME, "GET /api");
    private static final int MOST_PAGES = 1_000;

    private final SigexCalls calls;
    private final Registering registering;
    private final Timekeeper time;

    Preregistering(SigexCalls calls, Registering registering, Timekeeper time) {
        this.calls = calls;
        this.registering = registering;
        this.time = time;
    }

    /**
     * Registers the document.
     *
     * @param unique whether title and description tell it from every other document of the organisation
     */
    CompletableFuture<DocumentId> preregister(RegistrationWire document, DocumentSource content, boolean unique) {
        return new Unsigned<>(
                        time,
                        () -> calls.register(document),
                        (from, until) -> lookFor(document, from, until, new ArrayList<>(), 1),
                        unique,
                        Interruptions::ofPreregistration)
                .register()
                .thenCompose(id -> registering
                        .sendUnsigned(id, content)
                        .thenApply(DocumentDigests::documentId)
                        .exceptionallyCompose(last -> interrupted(Stages.failure(last), id)));
    }

    private static <T> CompletableFuture<T> interrupted(SdkException failure, DocumentId id) {
        return CompletableFuture.failedFuture(
                Interruptions.isFinal(failure) ? failure : Interruptions.ofPreregistered(failure, id));
    }

    /** Reads the organisation's documents, newest first, and picks those like ours that nobody has finished. */
    private CompletableFuture<List<DocumentId>> lookFor(
            RegistrationWire ours, Instant from, Instant until, List<DocumentId> found, int number) {
        return calls.ofOrganization(from, until).thenCompose(page -> {
            Instant oldest = until;
            for (ListedWire.Document document : page) {
                Instant storedAt = Instant.ofEpochMilli(Answering.required(document.storedAt()));
                if (!storedAt.isBefore(oldest)) {
                    throw endless("does not list documents newest first");
                }
                oldest = storedAt;
                if (isLike(ours, document)) {
                    found.add(DocumentId.of(Answering.required(document.documentId())));
                }
            }
            if (page.isEmpty()) {
                return CompletableFuture.completedFuture(List.copyOf(found));
            }
            if (number == MOST_PAGES) {
                throw endless("has more than " + MOST_PAGES + " pages of documents of two hours");
            }
            return lookFor(ours, from, oldest, found, number + 1);
        });
    }

    private static boolean isLike(RegistrationWire ours, ListedWire.Document document) {
        return ours.title().equals(document.title())
                && orEmpty(ours.description()).equals(orEmpty(document.description()))
                && Objects.requireNonNullElse(document.signaturesTotal(), 0) == 0
                && Objects.requireNonNullElse(document.signedDataSize(), 0L) == 0;
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static ProtocolException endless(String what) {
        return new ProtocolException(
                "SIGEX " + what + ". Reading on would not come to an end; look for the document by hand.", LISTING, null);
    }
}
