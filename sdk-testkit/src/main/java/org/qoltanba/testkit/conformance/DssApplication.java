package org.qoltanba.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.qoltanba.testkit.conformance.ServiceCalls.Heard;

/** An application that has a user of DSS sign: what it sends (contract sections 3 to 7), without judging the answers. */
final class DssApplication {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json; charset=utf-8";

    private final ServiceCalls calls;
    private final DssAccount account;

    DssApplication(ServiceCalls calls, DssAccount account) {
        this.calls = calls;
        this.account = account;
    }

    Heard token(Map<String, String> form, String clientId, String clientSecret) {
        StringBuilder body = new StringBuilder();
        form.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        String basic =
                Base64.getEncoder().encodeToString((clientId + ":" + clientSecret).getBytes(StandardCharsets.UTF_8));
        return calls.post(
                account.stsPath() + "/oauth/token", Map.of("Authorization", "Basic " + basic), FORM, body.toString());
    }

    Heard token(Map<String, String> form) {
        return token(form, account.clientId(), account.clientSecret());
    }

    Map<String, String> signIn() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "password");
        form.put("username", account.user());
        form.put("password", account.password());
        form.put("resource", account.resource());
        return form;
    }

    Heard get(String path, String token) {
        return calls.get(path, bearer(token));
    }

    Heard post(String path, String token, JsonNode body) {
        return calls.post(path, bearer(token), JSON, body.toString());
    }

    Heard sign(String method, String token, JsonNode body) {
        return post(account.signPath() + method, token, body);
    }

    /** A transaction for the text, which also stands on the phone. */
    ObjectNode transaction(String text) {
        ObjectNode request = object().put("OperationCode", 2);
        parameter(request, "SignatureType", "CAdES");
        parameter(request, "CADESType", "BES");
        parameter(request, "IsDetached", "false");
        parameter(request, "CertificateID", Integer.toString(account.certificateId()));
        parameter(request, "DocumentInfo", text);
        parameter(request, "DocumentType", "txt");
        return request.put("Document", base64(text));
    }

    static void parameter(ObjectNode transaction, String name, String value) {
        ArrayNode list = transaction.withArray("Parameters");
        list.addObject().put("Name", name).put("Value", value);
    }

    Heard create(String token, JsonNode transaction) {
        return sign("/transactions", token, transaction);
    }

    Heard open(String token, String transactionId) {
        return confirmation(token, application().put("TransactionTokenId", transactionId));
    }

    Heard poll(String token, String refId) {
        return confirmation(token, followUp(refId));
    }

    Heard code(String token, String refId, String code) {
        ObjectNode request = followUp(refId);
        ((ObjectNode) request.at("/ChallengeResponse/TextChallengeResponse/0")).put("Value", code);
        return confirmation(token, request);
    }

    Heard confirmation(String token, JsonNode request) {
        return post(account.stsPath() + "/confirmation", token, request);
    }

    Heard result(String finalToken, String pin) {
        ObjectNode request = object();
        if (!pin.isEmpty()) {
            request.putObject("Signature").put("PinCode", pin);
        }
        return sign("/documents", finalToken, request);
    }

    ObjectNode application() {
        ObjectNode request = object().put("Resource", account.resource()).put("ClientId", account.clientId());
        return account.clientSecret().isEmpty() ? request : request.put("ClientSecret", account.clientSecret());
    }

    private ObjectNode followUp(String refId) {
        ObjectNode request = application();
        request.putObject("ChallengeResponse")
                .putArray("TextChallengeResponse")
                .addObject()
                .put("RefId", refId);
        return request;
    }

    static ObjectNode object() {
        return ServiceCalls.JSON.createObjectNode();
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> bearer(String token) {
        return token.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + token);
    }
}
