package org.qoltanba.testkit.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.qoltanba.testkit.sigex.SigexWorld.DOCUMENT;
import static org.qoltanba.testkit.sigex.SigexWorld.accepted;
import static org.qoltanba.testkit.sigex.SigexWorld.assertRefused;
import static org.qoltanba.testkit.sigex.SigexWorld.cms;
import static org.qoltanba.testkit.sigex.SigexWorld.object;
import static org.qoltanba.testkit.sigex.SigexWorld.parse;
import static org.qoltanba.testkit.sigex.SigexWorld.registration;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.testkit.pki.TestIdentity;

/** Contract sections 2.2 and 2.4: requests that fail before their meaning is looked at. */
class TransportTest {

    private static final String JSON = "application/json";

    private final SigexWorld world = new SigexWorld();
    private final TestIdentity signer = world.individual();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/auth/data",
                "/api/strings/1",
                "/api/package/AAAAAAAAAAAAAAAA/buildDDC",
                "/api/AAAAAAAAAAAAAAAA/parseDDC",
                "/api/AAAAAAAAAAAAAAAA/signature",
                "/api/AAAAAAAAAAAAAAAA/signature/1/pdf",
                "/api/AAAAAAAAAAAAAAAA/x/1",
                "/apis",
                "/"
            })
    @Covers("Invalid API route")
    void refusesPathsItDoesNotServe(String path) {
        assertRefused(parse(world.raw("POST", path, JSON, body("{}"))), "Invalid API route");
        assertRefused(world.get(path), "Invalid API route");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,/api",
        "DELETE,/api/AAAAAAAAAAAAAAAA",
        "GET,/api/exported",
        "PUT,/api/AAAAAAAAAAAAAAAA/data",
        "GET,/api/AAAAAAAAAAAAAAAA/verify",
        "POST,/api/AAAAAAAAAAAAAAAA/signature/1"
    })
    @Covers("Invalid HTTP request method")
    void refusesOtherMethods(String method, String path) {
        assertRefused(parse(world.raw(method, path, JSON, body("{}"))), "Invalid HTTP request method");
    }

    @Test
    void asksForIdentityWhereAnonymousCallersHaveNoRight() {
        String documentId = world.registered(signer);

        assertRefused(world.get("/api"), "Authentication required");
        assertRefused(world.get("/api/" + documentId + "/data"), "Authentication required");
        assertRefused(world.get("/api/AAAAAAAAAAAAAAAA/data"), "Document not found");
    }

    @Test
    void takesTheRootWithAndWithoutASlash() {
        accepted(world.post("/api/", registration(cms(signer))));
    }

    @Test
    @Covers("Invalid HTTP request headers")
    void refusesAnotherContentType() {
        byte[] json = body(registration(cms(signer)).toString());
        String documentId = accepted(world.post("/api", registration(cms(signer))))
                .get("documentId")
                .textValue();

        assertRefused(parse(world.raw("POST", "/api", "text/plain", json)), "Invalid HTTP request headers");
        assertRefused(parse(world.raw("POST", "/api", Map.of(), json)), "Invalid HTTP request headers");
        assertRefused(
                parse(world.raw("POST", "/api/" + documentId + "/data", JSON, DOCUMENT)),
                "Invalid HTTP request headers");
        assertThat(parse(world.raw("POST", "/api", "application/json; charset=utf-8", json))
                        .has("message"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{'title':}", "{} {}", "{'title':'a','title':'b'}", "nul"})
    @Covers("Failed to parse JSON")
    void refusesMalformedJson(String json) {
        assertRefused(parse(world.raw("POST", "/api", JSON, body(json.replace('\'', '"')))), "Failed to parse JSON");
    }

    @Test
    void refusesJsonThatIsNestedTooDeeply() {
        assertRefused(parse(world.raw("POST", "/api", JSON, body("[".repeat(100_000)))), "Failed to parse JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "\"text\"", "17", "{\"signature\":17}", "{\"signature\":[]}"})
    void refusesAnotherStructure(String json) {
        assertRefused(parse(world.raw("POST", "/api", JSON, body(json))), "Invalid JSON request structure");
    }

    @Test
    void refusesMembersOfAnotherType() {
        assertRefused(world.post("/api", registration(cms(signer)).put("title", 17)), "Invalid JSON request structure");
        assertRefused(
                world.post("/api", registration(cms(signer)).put("emailNotifications", "a@example.com")),
                "Invalid JSON request structure");
        assertRefused(
                world.post("/api/AAAAAAAAAAAAAAAA", object().put("signature", true)), "Invalid JSON request structure");
    }

    @Test
    void refusesMembersItDoesNotKnowUnlessSetTo() {
        assertRefused(
                world.post("/api", registration(cms(signer)).put("titel", "a.pdf")), "Invalid JSON request structure");

        world.sigex.switches().refusesUnknownMembers(false);
        accepted(world.post("/api", registration(cms(signer)).put("titel", "a.pdf")));
        assertRefused(
                world.post("/api", registration(cms(signer), "{'signatureLimit':1}")),
                "Invalid format of provided document settings");
    }

    @Test
    void countsNullAsAbsent() {
        accepted(
                world.post("/api", registration(cms(signer)).putNull("settings").putNull("emailNotifications")));
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        world.sigex.switches().limits().jsonBody(100);

        assertRefused(world.post("/api", registration(cms(signer))), "Request body is too large");
    }

    @Test
    @Covers({
        "HTTP Content-Length request header not set",
        "The processed data size does not match the one passed in HTTP Content-Length request header"
    })
    void asksForTheLengthOfDocuments() {
        String documentId = accepted(world.post("/api", registration(cms(signer))))
                .get("documentId")
                .textValue();
        String path = "/api/" + documentId + "/data";
        List<String> binary = List.of("application/octet-stream");

        assertRefused(
                parse(world.raw("POST", path, Map.of("content-type", binary), DOCUMENT)),
                "HTTP Content-Length request header not set");
        assertRefused(
                parse(world.raw(
                        "POST", path, Map.of("content-type", binary, "content-length", List.of("3")), DOCUMENT)),
                "The processed data size does not match the one passed in HTTP Content-Length request header");
        accepted(world.send(path, DOCUMENT));
        assertRefused(
                parse(world.raw("POST", "/api/" + documentId + "/verify", Map.of("content-type", binary), DOCUMENT)),
                "HTTP Content-Length request header not set");
    }

    @Test
    @Covers("Request rate limit reached")
    void limitsTheRateOfCallsIfSetTo() throws InterruptedException {
        world.sigex.switches().limits().callsPerMinute(2);
        assertRefused(world.get("/api"), "Authentication required");
        assertRefused(world.get("/api"), "Authentication required");
        assertRefused(world.get("/api"), "Request rate limit reached");

        world.clock.advance(Duration.ofMinutes(1));
        assertRefused(world.get("/api"), "Authentication required");
    }

    @Test
    @Covers("Unexpected error")
    void refusesEverythingWhileItIsInTrouble() {
        world.sigex.switches().outages().unexpectedErrors(true);
        assertRefused(world.post("/api", registration(cms(signer))), "Unexpected error");
        assertThat(world.sigex.documents()).isEmpty();

        world.sigex.switches().outages().unexpectedErrors(false);
        world.registered(signer);
    }

    @Test
    void numbersEveryRefusal() {
        Set<Long> numbers = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            JsonNode refusal = world.get("/api");
            assertThat(refusal.get("requestID").asText()).hasSize(19);
            numbers.add(refusal.get("requestID").longValue());
        }
        assertThat(numbers).hasSize(100);
    }

    @Test
    @Covers("Unexpected error")
    void refusesTheNextCallIfSetTo() {
        world.sigex.refusesNext("Unexpected error").refusesNext("TSP server problem");

        assertRefused(world.get("/api/version"), "Unexpected error");
        assertRefused(world.post("/api", registration(cms(signer))), "TSP server problem");
        assertThat(world.sigex.documents()).isEmpty();
        accepted(world.get("/api/version"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.sigex.refusesNext("unexpected error"))
                .withMessageContaining("word for word");
    }

    private static byte[] body(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
