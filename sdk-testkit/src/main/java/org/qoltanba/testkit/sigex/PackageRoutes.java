package org.qoltanba.testkit.sigex;

import java.util.List;

/** Packages (contract sections 7.18 to 7.23 and 7.37). */
final class PackageRoutes implements Routes {

    private final PackageService service;
    private final RequestReader requests;

    PackageRoutes(PackageService service, RequestReader requests) {
        this.service = service;
        this.requests = requests;
    }

    @Override
    public void addTo(RouteTable table) {
        table.add("POST", "/api/package", this::register)
                .add("GET", "/api/package", this::list)
                .add("GET", "/api/package/{packageId}", this::info)
                .add("POST", "/api/package/{packageId}", this::sign)
                .add("POST", "/api/package/{packageId}/notify", this::announce)
                .add("POST", "/api/package/{packageId}/settings", this::change)
                .add("GET", "/api/package/{packageId}/settingsAudit", this::audit);
    }

    private Object register(Call call) {
        PackageRegistration registration = requests.packageRegistration(requests.json(call.request()));
        return service.register(call.caller(), registration, PackageWire.Registered::of);
    }

    private Object list(Call call) {
        PackageService.Page<PackageWire.Entry> page = service.list(
                call.caller(),
                DocumentQuery.time(call, "from"),
                DocumentQuery.time(call, "until"),
                call.flag("organization").orElse(false),
                PackageWire.Entry::of);
        return new PackageWire.Listed(page.total(), page.packages());
    }

    private Object info(Call call) {
        return service.info(call.caller(), call.path("packageId"), PackageWire.Info::of);
    }

    private Object sign(Call call) {
        RequestObject body = requests.json(call.request());
        List<PackageService.Submission> submissions = requests.submissions(body);
        EmailNotifications requested = requests.packageNotifications(body, "signatureEmailNotifications")
                .orElse(null);
        requests.requireNothingElse(body);
        String packageId = call.path("packageId");
        return new PackageWire.Signed(
                packageId,
                service.sign(call.caller(), packageId, submissions, requested).stream()
                        .map(AnswerWire.Added::of)
                        .toList());
    }

    private Object announce(Call call) {
        RequestObject body = requests.json(call.request());
        EmailNotifications request = requests.packageNotifications(body, "emailNotifications")
                .orElseThrow(Refusal.INVALID_STRUCTURE::exception);
        requests.requireNothingElse(body);
        String packageId = call.path("packageId");
        return new PackageWire.Notified(
                packageId,
                AnswerWire.Notified.of(
                        service.announce(call.caller(), packageId, request).orElse(null)));
    }

    private Object change(Call call) {
        String packageId = call.path("packageId");
        service.change(call.caller(), packageId, requests.json(call.request()));
        return new PackageWire.Changed(packageId);
    }

    private Object audit(Call call) {
        String packageId = call.path("packageId");
        return DocumentAuditWire.OfPackage.of(
                packageId,
                service.audit(
                        call.caller(), packageId, call.number("lastEventId").orElse(0L)));
    }
}
