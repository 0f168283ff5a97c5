package org.qoltanba.testkit.dss;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/** Transactions and signatures (contract sections 5 and 6.1). */
final class SigningRoutes implements Routes {

    private final DssService service;

    SigningRoutes(DssService service) {
        this.service = service;
    }

    @Override
    public void addTo(RouteTable table) {
        table.add("POST", "/SignServer/rest/api/transactions", this::transaction)
                .add("POST", "/SignServer/rest/api/documents", this::document);
    }

    private Object transaction(Call call) {
        AccessToken bearer = call.bearer();
        RequestWire.Transaction body = call.body(RequestWire.Transaction.class);
        if (body.operationCode() == null || body.parameters() == null) {
            throw Refusals.invalidRequest("Не указаны операция или параметры");
        }
        List<SigningRules.Parameter> parameters =
                body.parameters().stream().map(SigningRoutes::parameter).toList();
        return service.create(bearer, new DssService.Creation(body.operationCode(), parameters, body.document()));
    }

    private static SigningRules.Parameter parameter(RequestWire.@Nullable Parameter parameter) {
        if (parameter == null || parameter.name() == null || parameter.value() == null) {
            throw Refusals.invalidRequest("Параметр без имени или значения");
        }
        return new SigningRules.Parameter(parameter.name(), parameter.value());
    }

    private Object document(Call call) {
        AccessToken bearer = call.bearer();
        RequestWire.Document body = call.body(RequestWire.Document.class);
        RequestWire.Signature signature =
                Objects.requireNonNullElse(body.signature(), new RequestWire.Signature(null, null, null, null));
        Bytes signed = body.content() == null
                ? service.fetch(bearer, signature.pinCode())
                : service.sign(bearer, direct(body.content(), signature));
        return signed.toBase64();
    }

    private static DssService.DirectSigning direct(Bytes content, RequestWire.Signature signature) {
        Map<String, String> parameters = new HashMap<>();
        Map<String, @Nullable String> given = Objects.requireNonNullElse(signature.parameters(), Map.of());
        given.forEach((name, value) -> {
            if (value == null) {
                throw Refusals.invalidSignatureParams();
            }
            parameters.put(name, value);
        });
        return new DssService.DirectSigning(
                signature.type(), parameters, signature.certificateId(), content, signature.pinCode());
    }
}
