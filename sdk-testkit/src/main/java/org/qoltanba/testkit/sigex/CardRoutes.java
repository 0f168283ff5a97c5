package org.qoltanba.testkit.sigex;

import java.util.List;

/** Cards of documents (contract sections 7.10, 7.29 and 7.30). */
final class CardRoutes implements Routes {

    private final CardService service;
    private final RequestReader requests;

    CardRoutes(CardService service, RequestReader requests) {
        this.service = service;
        this.requests = requests;
    }

    @Override
    public void addTo(RouteTable table) {
        table.add("POST", "/api/{id}/buildDDC", this::build)
                .add("POST", "/api/parseDDC", this::parse)
                .add("POST", "/api/checkPDFForDDC", this::sample);
    }

    private Object build(Call call) {
        String documentId = call.path("id");
        CardRequest request = CardRequest.of(call.request());
        CardService.Built built = service.build(call.caller(), documentId, request, requests.content(call.request()));
        return new BuiltWire(documentId, built.pdf().toBase64(), built.archived());
    }

    private Object parse(Call call) {
        boolean registersUnknown = call.flag("registerUnknownSignatures").orElse(false);
        CardService.Parsed parsed = service.parse(call.caller(), requests.content(call.request()), registersUnknown);
        return new ParsedWire(
                parsed.document().id(),
                parsed.signIds(),
                parsed.content().toBase64(),
                parsed.document().isArchived());
    }

    private Object sample(Call call) {
        return new SampleWire(service.sample(requests.content(call.request())).toBase64());
    }

    /** {@code POST /api/{id}/buildDDC}. */
    record BuiltWire(String documentId, String ddc, boolean dataArchived) {}

    /** {@code POST /api/parseDDC}. */
    record ParsedWire(String documentId, List<Long> signIds, String document, boolean dataArchived) {}

    /** {@code POST /api/checkPDFForDDC}. */
    record SampleWire(String sampleDDC) {}
}
