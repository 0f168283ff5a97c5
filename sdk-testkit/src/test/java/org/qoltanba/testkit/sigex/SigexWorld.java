package org.qoltanba.testkit.sigex;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.testkit.clock.VirtualClock;
import org.qoltanba.testkit.http.FakeRequest;
import org.qoltanba.testkit.http.FakeResponse;
import org.qoltanba.testkit.mailbox.FakeMailboxes;
import org.qoltanba.testkit.pki.KeyAlgorithm;
import org.qoltanba.testkit.pki.TestCertificateAuthority;
import org.qoltanba.testkit.pki.TestIdentity;

/** A SIGEX with everything around it, called without a socket. */
final class SigexWorld {

    static final JsonMapper JSON = new JsonMapper();
    static final byte[] DOCUMENT = "Supply contract 17".getBytes(StandardCharsets.UTF_8);
    static final byte[] OTHER_DOCUMENT = "Supply contract 18".getBytes(StandardCharsets.UTF_8);

    final VirtualClock clock = new VirtualClock();
    final TestCertificateAuthority authority;
    final FakeMailboxes mailboxes = new FakeMailboxes();
    final FakeSigex sigex;
    private int people;

    SigexWorld() {
        this(KeyAlgorithm.EC_P256);
    }

    /** One whose authority has keys of another kind. */
    SigexWorld(KeyAlgorithm algorithm) {
        authority = new TestCertificateAuthority(clock, new SecureRandom(), algorithm);
        sigex = new FakeSigex(clock, authority, mailboxes, 42);
    }

    /** A new person. */
    TestIdentity individual() {
        return authority.individual(nextIin());
    }

    /** A new employee of an organisation. */
    TestIdentity employee(String bin, Authority... roles) {
        return authority.employee(Bin.of(bin), nextIin(), roles);
    }

    Iin nextIin() {
        people++;
        return Iin.of(String.format("%012d", people));
    }

    static String iin(TestIdentity identity) {
        return CertificateReader.iin(CertificateChecks.holder(identity.x509())).orElseThrow();
    }

    /** A detached signature of the document. */
    static String cms(TestIdentity signer) {
        return CmsMaker.over(DOCUMENT).by(signer).base64();
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** A JSON object written with single quotes. */
    static ObjectNode json(String singleQuoted) {
        try {
            return (ObjectNode) JSON.readTree(singleQuoted.replace('\'', '"'));
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    static ObjectNode registration(String cms) {
        return object().put("title", "contract.pdf").put("signature", cms);
    }

    static ObjectNode registration(String cms, String settings) {
        return registration(cms).set("settings", json(settings));
    }

    JsonNode post(String path, JsonNode body) {
        return parse(raw("POST", path, "application/json", body.toString().getBytes(StandardCharsets.UTF_8)));
    }

    JsonNode get(String path) {
        String[] parts = path.split("\\?", 2);
        Map<String, List<String>> query = new LinkedHashMap<>();
        if (parts.length == 2) {
            Arrays.stream(parts[1].split("&"))
                    .map(pair -> pair.split("=", 2))
                    .forEach(pair -> query.put(pair[0], List.of(pair[1])));
        }
        return parse(sigex.routes().handle(new FakeRequest("GET", parts[0], query, Map.of(), new byte[0])));
    }

    JsonNode send(String path, byte[] document) {
        return parse(raw("POST", path, "application/octet-stream", document));
    }

    FakeResponse raw(String method, String path, String contentType, byte[] body) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("content-type", List.of(contentType));
        headers.put("content-length", List.of(Integer.toString(body.length)));
        return raw(method, path, headers, body);
    }

    FakeResponse raw(String method, String path, Map<String, List<String>> headers, byte[] body) {
        FakeResponse response = sigex.routes().handle(new FakeRequest(method, path, Map.of(), headers, body));
        assertThat(response.status()).isEqualTo(200);
        return response;
    }

    static JsonNode parse(FakeResponse response) {
        try {
            return JSON.readTree(new String(response.body(), StandardCharsets.UTF_8));
        } catch (JsonProcessingException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    /** Registers the document completely. */
    String registered(TestIdentity signer) {
        return registered(registration(cms(signer)));
    }

    String registered(TestIdentity signer, String settings) {
        return registered(registration(cms(signer), settings));
    }

    String registered(JsonNode registration) {
        String documentId =
                accepted(post("/api", registration)).get("documentId").textValue();
        accepted(send("/api/" + documentId + "/data", DOCUMENT));
        return documentId;
    }

    JsonNode add(String documentId, TestIdentity signer) {
        return post("/api/" + documentId, object().put("signature", cms(signer)));
    }

    static JsonNode accepted(JsonNode answer) {
        assertThat(answer.has("message")).as(answer.toString()).isFalse();
        return answer;
    }

    static void assertRefused(JsonNode answer, String message) {
        assertThat(answer.path("message").asText()).as(answer.toString()).isEqualTo(message);
        assertThat(answer.path("requestID").isIntegralNumber()).isTrue();
        assertThat(answer.path("requestID").longValue()).isGreaterThan(1_000_000_000_000_000_000L);
        assertThat(answer.size()).isEqualTo(2);
    }
}
