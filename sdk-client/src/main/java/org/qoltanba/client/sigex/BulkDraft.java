package org.qoltanba.client.sigex;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.sigex.BulkProgress;
import org.qoltanba.api.sigex.BulkRegistration;
import org.qoltanba.api.sigex.BulkResult;
import org.qoltanba.api.sigex.BulkRun;
import org.qoltanba.api.sigex.DocumentDraft;
import org.qoltanba.api.signature.DocumentSigner;

/** Collects how many documents are to be registered, then opens the journal and begins. */
final class BulkDraft implements BulkRegistration {

    private static final int MOST_IN_FLIGHT = 64;

    private final Sigex sigex;
    private final Iterable<DocumentSource> documents;
    private final Path journal;
    private BiConsumer<DocumentSource, DocumentDraft<?>> details = (document, draft) -> {};
    private Consumer<BulkResult> results = result -> {};
    private Consumer<BulkProgress> progress = counts -> {};
    private @Nullable DocumentSigner signer;
    private int inFlight = 8;
    private boolean begun;

    BulkDraft(Sigex sigex, Iterable<DocumentSource> documents, Path journal) {
        this.sigex = sigex;
        this.documents = documents;
        this.journal = journal;
    }

    @Override
    public BulkRegistration signedBy(DocumentSigner first) {
        signer = Objects.requireNonNull(first, "signer");
        return this;
    }

    @Override
    public BulkRegistration each(BiConsumer<DocumentSource, DocumentDraft<?>> wanted) {
        details = Objects.requireNonNull(wanted, "details");
        return this;
    }

    @Override
    public BulkRegistration inFlight(int number) {
        if (number < 1 || number > MOST_IN_FLIGHT) {
            throw new IllegalArgumentException(
                    "From 1 to " + MOST_IN_FLIGHT + " documents can be under way at a time, not " + number + ".");
        }
        inFlight = number;
        return this;
    }

    @Override
    public BulkRegistration onResult(Consumer<BulkResult> listener) {
        results = Objects.requireNonNull(listener, "listener");
        return this;
    }

    @Override
    public BulkRegistration onProgress(Consumer<BulkProgress> listener) {
        progress = Objects.requireNonNull(listener, "listener");
        return this;
    }

    @Override
    public BulkRun begin() {
        if (begun) {
            throw new IllegalStateException("This run was begun already. Call registerAll(documents, journal) anew.");
        }
        if (signer == null) {
            throw new IllegalStateException("Nobody was named to sign. Call signedBy(signer) before begin().");
        }
        RegistrationJournal opened = RegistrationJournal.open(
                journal, DocumentKeys.ofService(sigex.http().location().toString()));
        begun = true;
        OnceEach once = new OnceEach(sigex, opened, signer, details);
        Bulk run = new Bulk(
                sigex.http().time(), documents.iterator(), inFlight, once, opened, new BulkTally(results, progress));
        run.begin();
        return run;
    }

    @Override
    public String toString() {
        return "BulkRegistration[" + journal + "]";
    }
}
