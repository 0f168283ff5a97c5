package org.qoltanba.testkit.sigex;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A package to be signed by phone, on behalf of whoever asked for it. */
final class EgovPackage implements EgovTarget {

    private final Caller caller;
    private final String id;
    private final EgovServices services;

    EgovPackage(Caller caller, String id, EgovServices services) {
        this.caller = caller;
        this.id = id;
        this.services = services;
    }

    @Override
    public String id() {
        return id;
    }

    /** Refuses what cannot be signed like this; tells how many documents there are. */
    int requireSignable() {
        return services.documents().withPackage(id, found -> {
            services.access().requireView(caller, found);
            for (StoredDocument document : found.documents()) {
                document.digests();
            }
            for (StoredDocument document : found.documents()) {
                document.requireRoom();
                services.archive().get(document);
            }
            return found.documents().size();
        });
    }

    /** Refuses whoever may not see the package. */
    void requireView() {
        services.documents().withPackage(id, found -> {
            services.access().requireView(caller, found);
            return found;
        });
    }

    @Override
    public List<Original> documents() {
        return services.documents()
                .withPackage(
                        id,
                        found -> found.documents().stream()
                                .map(document -> new Original(
                                        document.title(), services.archive().get(document)))
                                .toList());
    }

    @Override
    public List<Long> register(List<String> signatures, @Nullable EmailNotifications requested) {
        List<PackageService.Submission> submissions = signatures.stream()
                .map(signature -> new PackageService.Submission(null, signature))
                .toList();
        return services.packages().sign(caller, id, submissions, requested).stream()
                .map(taken -> taken.place().signature().signId())
                .toList();
    }

    @Override
    public void changed(long operationId) {
        services.documents().withPackage(id, found -> {
            services.events().operationChanged(found, operationId);
            return found;
        });
    }
}
