package org.qoltanba.client.sigex;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.ProtocolException;
import org.qoltanba.api.sigex.DocumentId;

/**
 * Reads all signatures of a document: page after page from the last identifier seen, until a page is empty (contract
 * section 7.3). A service that repeats itself, or never ends, is not followed.
 */
final class SignaturePages {

    private static final int MOST_PAGES = 10_000;

    private final SigexCalls calls;

    SignaturePages(SigexCalls calls) {
        this.calls = calls;
    }

    CompletableFuture<List<SignatureWire>> all(DocumentId id) {
        return calls.info(id, 0).thenCompose(first -> startingWith(id, first));
    }

    /** Goes on behind a first page that was read already. */
    CompletableFuture<List<SignatureWire>> startingWith(DocumentId id, DocumentInfoWire first) {
        return collect(id, first.page(), new ArrayList<>(), 1);
    }

    private CompletableFuture<List<SignatureWire>> collect(
            DocumentId id, List<SignatureWire> page, List<SignatureWire> collected, int number) {
        if (page.isEmpty()) {
            return CompletableFuture.completedFuture(List.copyOf(collected));
        }
        long last = lastSignId(collected);
        for (SignatureWire signature : page) {
            Long signId = signature.signId();
            if (signId == null || signId <= last) {
                throw endless("signature identifiers that do not grow");
            }
            last = signId;
            collected.add(signature);
        }
        if (number == MOST_PAGES) {
            throw endless("more than " + MOST_PAGES + " pages of signatures");
        }
        return calls.info(id, last).thenCompose(next -> collect(id, next.page(), collected, number + 1));
    }

    private static long lastSignId(List<SignatureWire> collected) {
        Long last =
                collected.isEmpty() ? null : collected.get(collected.size() - 1).signId();
        return last == null ? 0 : last;
    }

    private static ProtocolException endless(String what) {
        return new ProtocolException(
                "SIGEX answered with " + what
                        + ". Reading on would not come to an end; check the address of the endpoint.",
                ErrorContext.call(SigexService.NAME, "GET /api/{id}"),
                null);
    }
}
