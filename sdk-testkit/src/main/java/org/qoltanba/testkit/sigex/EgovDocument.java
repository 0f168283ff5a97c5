package org.qoltanba.testkit.sigex;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One document to be signed by phone, on behalf of whoever asked for it. */
final class EgovDocument implements EgovTarget {

    private final Caller caller;
    private final String id;
    private final EgovServices services;

    EgovDocument(Caller caller, String id, EgovServices services) {
        this.caller = caller;
        this.id = id;
        this.services = services;
    }

    @Override
    public String id() {
        return id;
    }

    /** Refuses what cannot be signed like this, in the order of contract section 12.2. */
    void requireSignable() {
        services.documents().on(id, document -> {
            services.access().requireView(caller, document);
            document.digests();
            document.requireSignedAlone();
            document.requireRoom();
            services.archive().get(document);
        });
    }

    /** Refuses whoever may not see the document. */
    void requireView() {
        services.documents().on(id, document -> services.access().requireView(caller, document));
    }

    @Override
    public List<Original> documents() {
        return services.documents()
                .with(
                        id,
                        document -> List.of(new Original(
                                document.title(), services.archive().get(document))));
    }

    @Override
    public List<Long> register(List<String> signatures, @Nullable EmailNotifications requested) {
        return List.of(services.signatures()
                .addSignature(caller, id, null, signatures.get(0), requested)
                .place()
                .signature()
                .signId());
    }

    @Override
    public void changed(long operationId) {
        services.documents().on(id, document -> services.events().operationChanged(document, operationId));
    }
}
