package com.example.erp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.qoltanba.testkit.assertion.WorldAssertions.assertThat;
import static org.qoltanba.testkit.fault.ExchangePoint.on;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.junit.FakeWorld;
import org.qoltanba.testkit.scenario.Scenario;
import org.qoltanba.testkit.scenario.Scene;

/** An application with a client of its own for the services, tested with the fakes of the testkit. */
@FakeWorld(scenario = Scenario.TWO_COMPANIES)
class ErpTest {

    private static final DocumentSource CONTRACT = DocumentSource.text("contract.txt", "We agree.");
    private static final String APPLICATION =
            "\"Resource\": \"urn:cryptopro:dss:signserver:signserver\", \"ClientId\": \"erp\", \"ClientSecret\": \"s3cret\"";

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void twoCompaniesRegisterAContract(FakeServices world, Scene scene) throws Exception {
        String buyer = scene.person("buyer-director").signer().sign(CONTRACT).encoded().toBase64();
        String registered = json(world.uri(), "/api", """
                {"title": "contract.txt", "signType": "cms", "signature": "%s",
                 "emailNotifications": {"to": ["director@supplier.kz"]}}""".formatted(buyer));
        String id = member(registered, "documentId");
        String stored = send(HttpRequest.newBuilder(world.uri().resolve("/api/" + id + "/data"))
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofString("We agree.")));
        assertEquals(id, member(stored, "documentId"));

        String supplier = scene.person("supplier-director").signer().sign(CONTRACT).encoded().toBase64();
        json(world.uri(), "/api/" + id, "{\"signType\": \"cms\", \"signature\": \"" + supplier + "\"}");

        String seen = send(HttpRequest.newBuilder(world.uri().resolve("/api/" + id)));
        assertEquals("contract.txt", member(seen, "title"));
        assertThat(world.sigex())
                .hasDocument(id)
                .isComplete()
                .hasSignatures(2)
                .signedBy(Iin.of("850101300011"))
                .signedBy(Iin.of("800303400033"))
                .notified("director@supplier.kz");
    }

    @Test
    void anAnswerIsLostOnce(FakeServices world, Scene scene) throws Exception {
        world.sigex().faults().loseResponse(on("POST", "/api"));
        String buyer = scene.person("buyer-director").signer().sign(CONTRACT).encoded().toBase64();
        String body = "{\"title\": \"contract.txt\", \"signType\": \"cms\", \"signature\": \"" + buyer + "\"}";

        try {
            json(world.uri(), "/api", body);
            throw new AssertionError("The answer has come.");
        } catch (IOException lost) {
            assertThat(world.sigex()).hasOneDocument().signedBy(Iin.of("850101300011"));
        }
    }

    @Test
    void ivanovConfirmsOnThePhone(FakeServices world) throws Exception {
        String token = signIn(world);
        String operation = ask(world, token);
        assertTrue(poll(world, token, operation).contains("\"IsFinal\":false"));

        world.phone("ivanov").confirm();

        String last = member(poll(world, token, operation), "AccessToken");
        String signature = bearer(world, last, "/SignServer/rest/api/documents", "{\"Signature\": {\"PinCode\": \"1234\"}}")
                .replace("\"", "");
        assertEquals(
                Indication.TOTAL_PASSED,
                world.verifier()
                        .verify(Signature.of(Bytes.fromBase64(signature)), CONTRACT)
                        .indication());
    }

    @Test
    void ivanovDeclines(FakeServices world) throws Exception {
        String token = signIn(world);
        String operation = ask(world, token);

        world.phone("ivanov").decline();

        assertTrue(poll(world, token, operation).contains("\"IsError\":true"));
    }

    @Test
    void nobodyConfirmsInTime(FakeServices world) throws Exception {
        String operation = ask(world, signIn(world));

        world.clock().advance(Duration.ofMinutes(5));

        // The token has lasted no longer than the operation
        String token = signIn(world);
        AssertionError expired = assertThrows(AssertionError.class, () -> poll(world, token, operation));
        assertTrue(expired.getMessage().contains("invalid_transaction"), expired.getMessage());
    }

    private String signIn(FakeServices world) throws Exception {
        return member(
                send(HttpRequest.newBuilder(world.uri().resolve("/STS/oauth/token"))
                        .header("Authorization", "Basic " + base64("erp:s3cret"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=password&username=ivanov&password="
                                + "&resource=urn%3Acryptopro%3Adss%3Asignserver%3Asignserver"))),
                "access_token");
    }

    /** Has the contract signed; the operation then waits on the phone. */
    private String ask(FakeServices world, String token) throws Exception {
        String transaction = bearer(world, token, "/SignServer/rest/api/transactions", """
                {"OperationCode": 2, "Document": "%s", "Parameters": [
                  {"Name": "SignatureType", "Value": "CAdES"}, {"Name": "CADESType", "Value": "BES"},
                  {"Name": "IsDetached", "Value": "false"}, {"Name": "CertificateID", "Value": "0"},
                  {"Name": "DocumentInfo", "Value": "contract.txt"}, {"Name": "DocumentType", "Value": "txt"}]}
                """.formatted(base64("We agree.")));
        return member(
                bearer(world, token, "/STS/confirmation", "{" + APPLICATION + ", \"TransactionTokenId\": " + transaction + "}"),
                "RefID");
    }

    private String poll(FakeServices world, String token, String operation) throws Exception {
        return bearer(
                world,
                token,
                "/STS/confirmation",
                "{" + APPLICATION + ", \"ChallengeResponse\": {\"TextChallengeResponse\": [{\"RefId\": \"" + operation + "\"}]}}");
    }

    private String bearer(FakeServices world, String token, String path, String body) throws Exception {
        return send(HttpRequest.newBuilder(world.uri().resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(body)));
    }

    private String json(URI services, String path, String body) throws Exception {
        return send(HttpRequest.newBuilder(services.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private String send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }

    /** The text of a member; enough for the answers here. */
    private static String member(String json, String name) {
        Matcher found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
        assertTrue(found.find(), () -> name + " in " + json);
        return found.group(1);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
