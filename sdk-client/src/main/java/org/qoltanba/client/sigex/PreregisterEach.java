package org.qoltanba.client.sigex;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.sigex.DocumentDraft;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.client.http.Stages;

/**
 * Preregisters each document. There is no signature to find it again by: the journal says when it was begun and, as soon as
 * the service has said it, under which identifier; what lies between is looked for by its title.
 */
final class PreregisterEach implements BulkTask {

    private final Sigex sigex;
    private final RegistrationJournal journal;
    private final BiConsumer<DocumentSource, DocumentDraft<?>> details;
    private final Preregistering preregistering;

    PreregisterEach(Sigex sigex, RegistrationJournal journal, BiConsumer<DocumentSource, DocumentDraft<?>> details) {
        this.sigex = sigex;
        this.journal = journal;
        this.details = details;
        this.preregistering = new Preregistering(sigex);
    }

    /** Preregistering a document is another thing than registering it. */
    @Override
    public Bytes key(BulkItem item) {
        return DocumentKeys.of(item.document(), "preregistered");
    }

    @Override
    public CompletableFuture<DocumentId> complete(Bytes key, BulkItem item) {
        Optional<DocumentId> known = journal.known(key);
        if (known.isPresent()) {
            return preregistering.finish(known.get(), item.document());
        }
        PreregistrationDraft draft = new PreregistrationDraft(sigex, item.document());
        details.accept(item.document(), draft);
        RegistrationWire wire = draft.wire(null);
        return journal.begun(key)
                .map(begun -> preregistering.registerAfter(begun, wire))
                .orElseGet(() -> begin(key, wire))
                .thenCompose(id -> {
                    journal.known(key, id);
                    return preregistering.finish(id, item.document());
                })
                .exceptionallyCompose(thrown -> {
                    SdkException failure = Stages.failure(thrown);
                    if (Interruptions.isFinal(failure)) {
                        journal.failed(key);
                    }
                    return CompletableFuture.failedFuture(failure);
                });
    }

    private CompletableFuture<DocumentId> begin(Bytes key, RegistrationWire wire) {
        Instant now = sigex.now();
        journal.begun(key, now);
        return preregistering.register(wire, true);
    }
}
