package org.qoltanba.testkit.dss;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/** Transactions and signatures (contract sections 5, 6.1 and 6.2). */
final class SigningRoutes implements Routes {

    private static final String OCTETS = "application/octet-stream";

    private final DssService service;

    SigningRoutes(DssService service) {
        this.service = service;
    }

    @Override
    public void addTo(RouteTable table) {
        table.add("POST", "/SignServer/rest/api/transactions", this::transaction)
                .add("POST", "/SignServer/rest/api/documents", this::document)
                .add("POST", "/SignServer/rest/api/documents/packagesignature", this::documents);
    }

    private Object transaction(Call call) {
        AccessToken bearer = call.bearer();
        RequestWire.Transaction body = call.body(RequestWire.Transaction.class);
        if (body.operationCode() == null || body.parameters() == null) {
            throw Refusals.invalidRequest("Не указаны операция или параметры");
        }
        DssAction action = DssAction.of(body.operationCode()).orElseThrow(Refusals::invalidOperation);
        return service.create(
                bearer,
                new TransactionOrders.Creation(
                        action, parameters(body.parameters()), body.document(), several(body.documents())));
    }

    private static Map<String, String> parameters(List<RequestWire.@Nullable Parameter> parameters) {
        Map<String, String> byName = new HashMap<>();
        for (RequestWire.Parameter parameter : parameters) {
            if (parameter == null || parameter.name() == null || parameter.value() == null) {
                throw Refusals.invalidRequest("Параметр без имени или значения");
            }
            if (byName.put(parameter.name(), parameter.value()) != null) {
                throw Refusals.invalidRequest("Параметр указан дважды");
            }
        }
        return byName;
    }

    private static @Nullable List<SigningRules.Document> several(
            @Nullable List<RequestWire.@Nullable PackageDocument> documents) {
        if (documents == null) {
            return null;
        }
        return documents.stream()
                .map(document -> {
                    if (document == null
                            || document.content() == null
                            || document.content().size() == 0) {
                        throw Refusals.contentRequired();
                    }
                    return new SigningRules.Document(document.content(), document.originalContent(), document.name());
                })
                .toList();
    }

    private Object document(Call call) {
        AccessToken bearer = call.bearer();
        RequestWire.Document body;
        if (call.request().mediaType().filter(OCTETS::equals).isPresent()) {
            RequestWire.Document described = call.parametersInHeader(RequestWire.Document.class);
            body = new RequestWire.Document(call.octets(), described.name(), described.signature());
        } else {
            body = call.body(RequestWire.Document.class);
        }
        RequestWire.Signature signature = signature(body.signature());
        Bytes content = body.content();
        Bytes signed = content == null
                ? service.fetch(bearer, signature.pinCode())
                : service.sign(
                                bearer,
                                direct(
                                        DssAction.SIGN_DOCUMENT,
                                        List.of(new SigningRules.Document(content, null, body.name())),
                                        signature))
                        .get(0);
        return signed.toBase64();
    }

    private Object documents(Call call) {
        AccessToken bearer = call.bearer();
        RequestWire.DocumentPackage body = call.body(RequestWire.DocumentPackage.class);
        RequestWire.Signature signature = signature(body.signature());
        List<SigningRules.Document> documents = several(body.documents());
        if (documents == null) {
            return new AnswerWire.SignedPackage(service.fetchPackage(bearer, signature.pinCode()));
        }
        return new AnswerWire.SignedPackage(
                service.sign(bearer, direct(DssAction.SIGN_DOCUMENTS, documents, signature)).stream()
                        .map(Bytes::toBase64)
                        .toList());
    }

    private static RequestWire.Signature signature(RequestWire.@Nullable Signature signature) {
        return Objects.requireNonNullElse(signature, new RequestWire.Signature(null, null, null, null));
    }

    private static DssService.DirectSigning direct(
            DssAction action, List<SigningRules.Document> documents, RequestWire.Signature signature) {
        Map<String, String> parameters = new HashMap<>();
        Map<String, @Nullable String> given = Objects.requireNonNullElse(signature.parameters(), Map.of());
        given.forEach((name, value) -> {
            if (value == null) {
                throw Refusals.invalidSignatureParams();
            }
            parameters.put(name, value);
        });
        return new DssService.DirectSigning(
                action, signature.type(), parameters, signature.certificateId(), documents, signature.pinCode());
    }
}
