package org.qoltanba.testkit.sigex;

/** The settings of a document, their history, and telling others about it (contract sections 7.7, 7.12 and 7.13). */
final class DocumentSettingsRoutes implements Routes {

    private final DocumentSettingsService service;
    private final RequestReader requests;

    DocumentSettingsRoutes(DocumentSettingsService service, RequestReader requests) {
        this.service = service;
        this.requests = requests;
    }

    @Override
    public void addTo(RouteTable table) {
        table.add("POST", "/api/{id}/settings", this::change)
                .add("GET", "/api/{id}/settingsAudit", this::audit)
                .add("POST", "/api/{id}/notify", this::announce);
    }

    private Object change(Call call) {
        String documentId = call.path("id");
        service.change(call.caller(), documentId, requests.json(call.request()));
        return new AnswerWire.Changed(documentId);
    }

    private Object audit(Call call) {
        String documentId = call.path("id");
        return DocumentAuditWire.OfDocument.of(
                documentId,
                service.audit(
                        call.caller(), documentId, call.number("lastEventId").orElse(0L)));
    }

    private Object announce(Call call) {
        RequestObject body = requests.json(call.request());
        EmailNotifications request =
                requests.notifications(body, "emailNotifications").orElseThrow(Refusal.INVALID_STRUCTURE::exception);
        requests.requireNothingElse(body);
        String documentId = call.path("id");
        return new AnswerWire.Announced(
                documentId,
                AnswerWire.Notified.of(
                        service.announce(call.caller(), documentId, request).orElse(null)));
    }
}
