package org.qoltanba.client.sigex;

import java.util.concurrent.CompletionStage;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.sigex.DocumentSettings;
import org.qoltanba.api.sigex.Preregistration;
import org.qoltanba.api.sigex.RegisteredDocument;
import org.qoltanba.client.http.Stages;

/** Collects what a preregistration shall be like, then hands it over once. */
final class PreregistrationDraft extends DraftFields<Preregistration> implements Preregistration {

    private final Sigex sigex;
    private final DocumentSource document;
    private boolean unique;
    private boolean submitted;

    PreregistrationDraft(Sigex sigex, DocumentSource document) {
        // The outside signer's signature is the first one: without this, no requirement would bind it (section 5.5)
        super(document, DocumentSettings.builder().strictSignersRequirements(true));
        this.sigex = sigex;
        this.document = document;
    }

    @Override
    Preregistration self() {
        return this;
    }

    @Override
    public Preregistration identifiedByTitle() {
        unique = true;
        return this;
    }

    @Override
    public RegisteredDocument submit() {
        return sigex.await(this::submitAsync, "preregistering a document");
    }

    @Override
    public CompletionStage<RegisteredDocument> submitAsync() {
        if (submitted) {
            throw new IllegalStateException(
                    "This preregistration was submitted already. Call preregister(document) for another one.");
        }
        submitted = true;
        return Stages.handedOut(new Preregistering(sigex)
                .preregister(wire(null), document, unique)
                .thenApply(id -> new SigexDocument(sigex, id)));
    }

    @Override
    public String toString() {
        return "Preregistration[" + document + "]";
    }
}
