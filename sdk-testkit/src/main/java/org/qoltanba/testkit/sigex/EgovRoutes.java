package org.qoltanba.testkit.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.spi.SdkClock;

/** Simplified signing by phone (contract sections 7.15 to 7.17 and 7.24 to 7.26). */
final class EgovRoutes implements Routes {

    private final EgovService service;
    private final EgovServices services;
    private final QrAddresses addresses;
    private final Brandings brandings;
    private final Identifiers identifiers;
    private final SdkClock clock;
    private final SigexSwitches switches;
    private final RequestReader requests;

    EgovRoutes(
            EgovService service,
            EgovServices services,
            QrAddresses addresses,
            Brandings brandings,
            Identifiers identifiers,
            SdkClock clock,
            SigexSwitches switches,
            RequestReader requests) {
        this.service = service;
        this.services = services;
        this.addresses = addresses;
        this.brandings = brandings;
        this.identifiers = identifiers;
        this.clock = clock;
        this.switches = switches;
        this.requests = requests;
    }

    @Override
    public void addTo(RouteTable table) {
        table.add("POST", "/api/{id}/egovQr", this::openDocument)
                .add("GET", "/api/{id}/egovOperation/{operationId}", this::document)
                .add("DELETE", "/api/{id}/egovOperation/{operationId}", this::cancelDocument)
                .add("POST", "/api/package/{packageId}/egovQr", this::openPackage)
                .add("GET", "/api/package/{packageId}/egovOperation/{operationId}", this::documents)
                .add("DELETE", "/api/package/{packageId}/egovOperation/{operationId}", this::cancelPackage);
    }

    private Object openDocument(Call call) {
        EgovDocument target = new EgovDocument(call.caller(), call.path("id"), services);
        target.requireSignable();
        RequestObject body = requests.json(call.request());
        List<EgovOperation.Meta> meta = meta(body.objects("meta"));
        EmailNotifications requested =
                requests.notifications(body, "signatureEmailNotifications").orElse(null);
        return open(call, target, body, List.of(meta), requested);
    }

    private Object openPackage(Call call) {
        EgovPackage target = new EgovPackage(call.caller(), call.path("packageId"), services);
        int count = target.requireSignable();
        RequestObject body = requests.json(call.request());
        List<List<EgovOperation.Meta>> meta =
                body.lists("meta").stream().map(this::meta).toList();
        if (!meta.isEmpty() && meta.size() != count) {
            throw Refusal.INVALID_STRUCTURE.exception();
        }
        EmailNotifications requested = requests.packageNotifications(body, "signatureEmailNotifications")
                .orElse(null);
        return open(call, target, body, meta, requested);
    }

    private Object open(
            Call call,
            EgovTarget target,
            RequestObject body,
            List<List<EgovOperation.Meta>> meta,
            @Nullable EmailNotifications requested) {
        String description = requests.required(body, "description");
        body.object("whenDone").ifPresent(whenDone -> whenDone.text("backUrl"));
        requests.requireNothingElse(body);
        if (requested != null) {
            requested.requireAcceptable(switches);
        }
        Instant now = clock.now();
        Instant expiresAt = switches.egov().endOfOperation(now);
        EgovOperation.Request request = new EgovOperation.Request(
                identifiers.requestId(),
                now,
                new PhoneSide.Invitation(
                        description,
                        expiresAt,
                        switches.egov().endOfLinks(now),
                        QrOrganization.of(call.caller(), brandings)),
                meta,
                requested);
        String phoneKey = identifiers.documentId();
        service.open(phoneKey, target, request);
        return new OpenedWire(
                Long.toString(request.id()),
                expiresAt.toEpochMilli(),
                EgovQrRoutes.ShownWire.of(addresses.ofPhone(phoneKey, call.request()), brandings.logo(call.caller())));
    }

    private List<EgovOperation.Meta> meta(List<RequestObject> lines) {
        return lines.stream()
                .map(line -> {
                    EgovOperation.Meta meta =
                            new EgovOperation.Meta(line.requiredText("name"), line.requiredText("value"));
                    requests.requireNothingElse(line);
                    return meta;
                })
                .toList();
    }

    private Object document(Call call) {
        EgovOperation.State state = ofDocument(call).state();
        List<Long> signIds = state.signIds();
        EmailNotifications requested = state.request().requested();
        return new StateWire(
                Common.of(state),
                state.request().meta().get(0),
                signIds.isEmpty() ? null : signIds.get(0),
                null,
                requested == null ? null : EmailNotificationsWire.of(requested, null));
    }

    private Object documents(Call call) {
        EgovOperation.State state = ofPackage(call).state();
        EmailNotifications requested = state.request().requested();
        return new StateWire(
                Common.of(state),
                state.request().meta(),
                null,
                state.signIds().isEmpty() ? null : state.signIds(),
                requested == null ? null : PackageWire.Notifications.of(requested, null));
    }

    private Object cancelDocument(Call call) {
        return canceled(ofDocument(call));
    }

    private Object cancelPackage(Call call) {
        return canceled(ofPackage(call));
    }

    private static Object canceled(EgovOperation operation) {
        operation.cancel();
        return new CanceledWire(Long.toString(operation.state().request().id()));
    }

    private EgovOperation ofDocument(Call call) {
        new EgovDocument(call.caller(), call.path("id"), services).requireView();
        return service.find(call.path("id"), call.path("operationId"));
    }

    private EgovOperation ofPackage(Call call) {
        new EgovPackage(call.caller(), call.path("packageId"), services).requireView();
        return service.find(call.path("packageId"), call.path("operationId"));
    }

    /** {@code POST .../egovQr}. */
    record OpenedWire(
            String operationId,
            long expireAt,
            @JsonUnwrapped EgovQrRoutes.ShownWire shown) {}

    /** {@code DELETE .../egovOperation/{operationId}}. */
    record CanceledWire(String operationId) {}

    /** What operations on documents and on packages have in common. */
    record Common(
            String operationId,
            String status,
            long createdAt,
            long expireAt,
            String description,
            @Nullable Errors errors) {

        private static Common of(EgovOperation.State state) {
            EgovOperation.Request request = state.request();
            boolean isFaultless = state.egovError() == null && state.sigexError() == null;
            return new Common(
                    Long.toString(request.id()),
                    state.status().name().toLowerCase(Locale.ROOT),
                    request.createdAt().toEpochMilli(),
                    request.invitation().expiresAt().toEpochMilli(),
                    request.invitation().description(),
                    isFaultless ? null : new Errors(state.egovError(), state.sigexError()));
        }
    }

    /** What went wrong. */
    record Errors(@Nullable String egov, @Nullable String sigex) {}

    /** {@code GET .../egovOperation/{operationId}} (contract section 5.15). */
    record StateWire(
            @JsonUnwrapped Common common,
            List<?> meta,
            @Nullable Long signId,
            @Nullable List<Long> signIds,

            @JsonProperty("signatureEmailNotifications") @Nullable
            Object requested) {}
}
