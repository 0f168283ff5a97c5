package org.qoltanba.testkit.sigex;

import com.fasterxml.jackson.databind.util.RawValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/** Documents and their signatures (contract sections 7.1 to 7.8, 7.28 and 7.36). */
final class DocumentRoutes implements Routes {

    private final SigexService service;
    private final SignatureWires signatures;
    private final AccessRules access;
    private final SigexSwitches switches;
    private final RequestReader requests;

    DocumentRoutes(
            SigexService service,
            SignatureVerifier verifier,
            AccessRules access,
            SigexSwitches switches,
            RequestReader requests) {
        this.service = service;
        this.signatures = new SignatureWires(verifier, switches);
        this.access = access;
        this.switches = switches;
        this.requests = requests;
    }

    @Override
    public void addTo(RouteTable table) {
        table.add("POST", "/api", this::register)
                .add("GET", "/api", this::list)
                .add("POST", "/api/exported", this::exported)
                .add("GET", "/api/{id}", this::info)
                .add("POST", "/api/{id}", this::addSignature)
                .add("GET", "/api/{id}/data", this::original)
                .add("POST", "/api/{id}/data", this::fixDigests)
                .add("POST", "/api/{id}/verify", this::verify)
                .add("GET", "/api/{id}/signature/{signId}", this::signature);
    }

    private Object register(Call call) {
        RequestObject body = requests.json(call.request());
        Registration registration = requests.registration(body);
        String signature = registration.signature();
        return signature == null
                ? AnswerWire.Registered.of(service.preregister(call.caller(), registration))
                : AnswerWire.Registered.of(service.register(call.caller(), registration, signature));
    }

    private Object list(Call call) {
        access.requireKnown(call.caller());
        boolean withSignatures = call.flag("includeSignatures").orElse(false);
        DocumentQuery.Page page = service.list(call.caller(), DocumentQuery.of(call));
        return DocumentListWire.of(page, withSignatures ? this::signaturesOf : null);
    }

    private List<RawValue> signaturesOf(SigexDocument document) {
        return document.stored().stream().map(signatures::of).toList();
    }

    private Object exported(Call call) {
        RequestObject body = requests.json(call.request());
        @Nullable String signType = body.text("signType").orElse(null);
        String signature = body.requiredText("signature");
        requests.requireNothingElse(body);
        return AnswerWire.Found.of(service.find(call.caller(), signType, signature));
    }

    private Object info(Call call) {
        SigexService.Page page = service.info(
                call.caller(), call.path("id"), call.number("lastSignId").orElse(0L));
        return DocumentInfoWire.of(
                page, page.page().stream().map(signatures::of).toList());
    }

    private Object addSignature(Call call) {
        RequestObject body = requests.json(call.request());
        @Nullable String signType = body.text("signType").orElse(null);
        String signature = body.requiredText("signature");
        EmailNotifications notifications =
                requests.notifications(body, "signatureEmailNotifications").orElse(null);
        requests.requireNothingElse(body);
        return AnswerWire.Added.of(
                service.addSignature(call.caller(), call.path("id"), signType, signature, notifications));
    }

    private Object original(Call call) {
        String documentId = call.path("id");
        Bytes original = service.original(call.caller(), documentId);
        return new AnswerWire.Original(documentId, original.toBase64(), original.size());
    }

    private Object fixDigests(Call call) {
        String documentId = call.path("id");
        return AnswerWire.Fixed.of(
                documentId, service.fixDigests(call.caller(), documentId, requests.content(call.request())));
    }

    private Object verify(Call call) {
        String documentId = call.path("id");
        Archive.State kept = service.verify(call.caller(), documentId, requests.content(call.request()));
        return new AnswerWire.Verified(documentId, kept.archived(), kept.stored());
    }

    private Object signature(Call call) {
        SignatureFormat format = SignatureFormat.of(call);
        boolean asPem = call.flag("cmsAsPem").orElse(false);
        String documentId = call.path("id");
        StoredSignature signature =
                service.signature(call.caller(), documentId, RequestReader.signId(call.path("signId")));
        Bytes exported = format.export(signature, switches.signatures().evidenceNeedsCms());
        return new AnswerWire.Exported(
                documentId,
                signature.signId(),
                signature.type().wire(),
                format.number(),
                signature.type() == SignatureType.XML
                        ? new String(exported.toArray(), StandardCharsets.UTF_8)
                        : asPem ? SignatureExport.toPem(exported) : exported.toBase64());
    }
}
