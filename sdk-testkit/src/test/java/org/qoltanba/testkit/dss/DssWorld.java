package org.qoltanba.testkit.dss;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.testkit.clock.VirtualClock;
import org.qoltanba.testkit.http.FakeRequest;
import org.qoltanba.testkit.http.FakeResponse;
import org.qoltanba.testkit.mailbox.FakeMailboxes;
import org.qoltanba.testkit.phone.FakePhone;
import org.qoltanba.testkit.phone.FakePhones;
import org.qoltanba.testkit.pki.KeyAlgorithm;
import org.qoltanba.testkit.pki.TestCertificateAuthority;
import org.qoltanba.testkit.pki.TestIdentity;

/** A DSS with one user, ivanov, whose certificate 13 has the PIN 1234, called without a socket. */
final class DssWorld {

    static final JsonMapper JSON = new JsonMapper();
    static final String DOCUMENT = "0JTQvtCz0L7QstC+0YAg4oSWMQ==";
    static final String RESOURCE = "urn:cryptopro:dss:signserver:signserver";

    final VirtualClock clock = new VirtualClock();
    final TestCertificateAuthority authority = new TestCertificateAuthority(clock, new SecureRandom());
    final FakePhones phones = new FakePhones(clock);
    final FakeMailboxes mailboxes = new FakeMailboxes();
    final FakeDss dss = new FakeDss(clock, authority, phones, mailboxes, 42);
    final DssUser ivanov = dss.user("ivanov");
    final CloudKey key;
    private int people;

    DssWorld() {
        dss.client("erp-client").secret("s3cret");
        key = ivanov.owns(13, individual()).pin("1234");
    }

    TestIdentity individual() {
        return individual(KeyAlgorithm.EC_P256);
    }

    TestIdentity individual(KeyAlgorithm algorithm) {
        people++;
        return authority.individual(Iin.of(String.format("%012d", people)), algorithm);
    }

    FakePhone phone() {
        return phones.of("ivanov");
    }

    /** What came back: the status and the body, parsed if there is one. */
    record Answer(int status, @Nullable JsonNode body) {

        JsonNode json() {
            assertThat(status).as(String.valueOf(body)).isEqualTo(200);
            return body();
        }

        @Override
        public JsonNode body() {
            assertThat(body).isNotNull();
            return Objects.requireNonNull(body);
        }

        void assertRefused(String code) {
            assertThat(status).as(String.valueOf(body)).isEqualTo(400);
            assertThat(body().path("error").asText()).isEqualTo(code);
            assertThat(body().path("error_description").asText()).isNotEmpty();
            assertThat(body().size()).isEqualTo(2);
        }

        void assertEmpty(int expected) {
            assertThat(status).isEqualTo(expected);
            assertThat(body).isNull();
        }
    }

    static ObjectNode json(String singleQuoted) {
        try {
            return (ObjectNode) JSON.readTree(singleQuoted.replace('\'', '"'));
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    Answer call(String method, String path, Map<String, String> headers, String body) {
        FakeResponse response = dss.routes().handle(request(method, path, headers, body));
        return new Answer(response.status(), parse(response));
    }

    /** A request; what stands behind a question mark in the path is its query, not encoded. */
    static FakeRequest request(String method, String path, Map<String, String> headers, String body) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        headers.forEach((name, value) -> all.put(name.toLowerCase(Locale.ROOT), List.of(value)));
        String[] parts = path.split("\\?", 2);
        Map<String, List<String>> query = new LinkedHashMap<>();
        if (parts.length == 2) {
            for (String pair : parts[1].split("&", -1)) {
                String[] nameAndValue = pair.split("=", 2);
                query.put(nameAndValue[0], List.of(nameAndValue[1]));
            }
        }
        return new FakeRequest(method, parts[0], query, all, body.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable JsonNode parse(FakeResponse response) {
        if (response.body().length == 0) {
            return null;
        }
        try {
            return JSON.readTree(new String(response.body(), StandardCharsets.UTF_8));
        } catch (JsonProcessingException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    Answer token(String form) {
        return token(form, "Basic " + base64("erp-client:s3cret"));
    }

    Answer token(String form, @Nullable String authorization) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        if (authorization != null) {
            headers.put("Authorization", authorization);
        }
        return call("POST", "/STS/oauth/token", headers, form);
    }

    String signIn() {
        return signIn("ivanov");
    }

    String signIn(String login) {
        return token("grant_type=password&username=" + login + "&password=&resource=" + RESOURCE)
                .json()
                .get("access_token")
                .textValue();
    }

    Answer certificates(String token) {
        return call("GET", "/SignServer/rest/api/certificates", Map.of("Authorization", "Bearer " + token), "");
    }

    Answer post(String path, String token, JsonNode body) {
        return call(
                "POST",
                path,
                Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json; charset=utf-8"),
                body.toString());
    }

    /** The parameters of the worked exchange, with others put in their place or beside them. */
    static ObjectNode transaction(String... namesAndValues) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("SignatureType", "CAdES");
        parameters.put("CADESType", "BES");
        parameters.put("IsDetached", "false");
        parameters.put("CertificateID", "13");
        parameters.put("DocumentInfo", "договор.txt");
        parameters.put("DocumentType", "txt");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1].isEmpty()) {
                parameters.remove(namesAndValues[i]);
            } else {
                parameters.put(namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        ObjectNode request = JSON.createObjectNode().put("OperationCode", 2);
        ArrayNode list = request.putArray("Parameters");
        parameters.forEach((name, value) -> list.addObject().put("Name", name).put("Value", value));
        return request.put("Document", DOCUMENT);
    }

    Answer create(String token, JsonNode transaction) {
        return post("/SignServer/rest/api/transactions", token, transaction);
    }

    String created(String token, String... namesAndValues) {
        return create(token, transaction(namesAndValues)).json().textValue();
    }

    static ObjectNode opening(String transactionId) {
        return application().put("TransactionTokenId", transactionId);
    }

    static ObjectNode followUp(String refId) {
        ObjectNode request = application();
        request.putObject("ChallengeResponse")
                .putArray("TextChallengeResponse")
                .addObject()
                .put("RefId", refId);
        return request;
    }

    static ObjectNode followUp(String refId, String code) {
        ObjectNode request = followUp(refId);
        ((ObjectNode) request.at("/ChallengeResponse/TextChallengeResponse/0")).put("Value", code);
        return request;
    }

    private static ObjectNode application() {
        return JSON.createObjectNode()
                .put("Resource", RESOURCE)
                .put("ClientId", "erp-client")
                .put("ClientSecret", "s3cret");
    }

    Answer confirm(String token, JsonNode request) {
        return post("/STS/confirmation", token, request);
    }

    /** Creates a transaction, opens its confirmation and gives the reference. */
    String opened(String token, String... namesAndValues) {
        return confirm(token, opening(created(token, namesAndValues)))
                .json()
                .at("/Challenge/TextChallenge/0/RefID")
                .textValue();
    }

    Answer poll(String token, String refId) {
        return confirm(token, followUp(refId));
    }

    /** Goes on to the final token. */
    String confirmed(String token, String... namesAndValues) {
        String refId = opened(token, namesAndValues);
        dss.confirm(refId);
        return poll(token, refId).json().get("AccessToken").textValue();
    }

    Answer result(String token, String body) {
        return post("/SignServer/rest/api/documents", token, json(body));
    }

    /** A transaction of another kind than signing a document. */
    static ObjectNode transactionOf(int code, String... namesAndValues) {
        ObjectNode request = JSON.createObjectNode().put("OperationCode", code);
        ArrayNode list = request.putArray("Parameters");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            list.addObject().put("Name", namesAndValues[i]).put("Value", namesAndValues[i + 1]);
        }
        return request;
    }

    /** Creates, opens and confirms a transaction, and goes on to the final token. */
    String confirmed(String token, JsonNode transaction) {
        String refId = confirm(token, opening(create(token, transaction).json().textValue()))
                .json()
                .at("/Challenge/ContextData/RefID")
                .textValue();
        dss.confirm(refId);
        return poll(token, refId).json().get("AccessToken").textValue();
    }

    Answer get(String path, String token) {
        return call("GET", "/SignServer/rest/api/" + path, Map.of("Authorization", "Bearer " + token), "");
    }

    Answer delete(String path, String token) {
        return call("DELETE", "/SignServer/rest/api/" + path, Map.of("Authorization", "Bearer " + token), "");
    }

    /** Calls the Sign Service with a body in single quotes. */
    Answer sign(String path, String token, String body) {
        return post("/SignServer/rest/api/" + path, token, json(body));
    }

    byte[] signed(String... namesAndValues) {
        return Base64.getDecoder()
                .decode(result(confirmed(signIn(), namesAndValues), "{'Signature':{'PinCode':'1234'}}")
                        .json()
                        .textValue());
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] document() {
        return Base64.getDecoder().decode(DOCUMENT);
    }
}
