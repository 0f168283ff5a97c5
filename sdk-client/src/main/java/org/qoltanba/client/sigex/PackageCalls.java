package org.qoltanba.client.sigex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.sigex.EmailNotification;
import org.qoltanba.api.sigex.PackageId;
import org.qoltanba.api.sigex.PackageInfo;
import org.qoltanba.api.sigex.PackageSettings;
import org.qoltanba.api.sigex.PackageSummary;
import org.qoltanba.api.sigex.SignatureRecord;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.http.HttpCall;

/** The calls on packages, one method each. */
final class PackageCalls {

    private static final String PACKAGES = "/api/package";
    private static final String PACKAGE = PACKAGES + "/{packageId}";

    private final Asking service;

    PackageCalls(Asking service) {
        this.service = service;
    }

    /** Contract section 7.18. */
    CompletableFuture<PackageId> register(PackageWire registration) {
        return service.send(
                HttpCall.post(PACKAGES).json(registration).build(),
                answer -> PackageId.of(
                        Asking.required(answer.json(PackageInfoWire.class).packageId(), "packageId")));
    }

    /** Contract section 7.19. */
    CompletableFuture<PackageInfo> info(PackageId id) {
        return service.send(
                HttpCall.get(PACKAGE, id.value()).build(),
                answer -> answer.json(PackageInfoWire.class).toInfo());
    }

    /** Contract section 7.19: the settings alone. */
    CompletableFuture<Replacing.Present<PackageSettings>> settings(PackageId id) {
        return service.send(HttpCall.get(PACKAGE, id.value()).build(), answer -> {
            JsonNode settings = answer.json(PackageInfoWire.class).settings();
            return new Replacing.Present<>(PackageSettingsTree.read(settings), Members.unknown(settings, Set.of()));
        });
    }

    /** Contract section 7.20. A repeat would write a second time. */
    CompletableFuture<Boolean> notify(PackageId id, EmailNotification notification) {
        return service.send(
                HttpCall.post(PACKAGE + "/notify", id.value())
                        .json(new PackageNotifyWire(PackageNotificationsWire.of(notification)))
                        .build(),
                answer -> answer.json(NotifiedWire.class).attached());
    }

    /** Contract section 7.21. */
    CompletableFuture<@Nullable Void> replaceSettings(PackageId id, ObjectNode settings) {
        return service.send(
                HttpCall.post(PACKAGE + "/settings", id.value()).json(settings).build(), Asking::done);
    }

    /** Contract section 7.22. */
    CompletableFuture<List<SignatureRecord>> sign(
            PackageId id, List<Signature> signatures, @Nullable EmailNotification notification) {
        return service.send(
                HttpCall.post(PACKAGE, id.value())
                        .json(PackageSigningWire.of(signatures, notification))
                        .build(),
                answer -> {
                    List<RegisteredWire> results =
                            answer.json(PackageSignedWire.class).registrationResults();
                    if (results == null || results.size() != signatures.size()) {
                        throw answer.notUnderstood(
                                "SIGEX did not say where it keeps each signature of the package. Look at its documents.");
                    }
                    return results.stream()
                            .map(one -> SigexCalls.record(answer, one))
                            .toList();
                });
    }

    /** Contract section 7.37: a page, newest first. */
    CompletableFuture<PagedListing.Loaded<PackageSummary>> list(Instant from, Instant until, boolean organization) {
        return service.send(
                HttpCall.get(PACKAGES)
                        .query("from", Long.toString(from.toEpochMilli()))
                        .query("until", Long.toString(until.toEpochMilli()))
                        .query("organization", Boolean.toString(organization))
                        .build(),
                answer -> answer.json(PackageListWire.class).toPage());
    }
}
