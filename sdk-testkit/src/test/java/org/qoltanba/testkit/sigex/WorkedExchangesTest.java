package org.qoltanba.testkit.sigex;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qoltanba.testkit.http.FakeHttpServer;
import org.qoltanba.testkit.journal.Journal;
import org.qoltanba.testkit.pki.TestIdentity;

/** Contract section 15a over a real socket: exchange E1, as far as it needs no identity. */
class WorkedExchangesTest {

    private static final byte[] CONTRACT = new byte[10240];

    private final SigexWorld world = new SigexWorld();
    private final FakeHttpServer server = new FakeHttpServer(world.clock, new Journal());
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void serve() {
        server.mount("/api", world.sigex.routes());
        world.sigex.servedBy(server);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void e1TwoPartyContractWithLimitTwoAndAutomaticPrivacy() throws IOException, InterruptedException {
        TestIdentity a = known();
        TestIdentity b = known();
        String cmsA = CmsMaker.over(CONTRACT).by(a).base64();

        JsonNode registered = post(
                "/api",
                "{\"title\":\"c.pdf\",\"signature\":\"" + cmsA + "\",\"settings\":{\"signaturesLimit\":2,"
                        + "\"switchToPrivateAfterLimitReached\":true,\"unique\":[\"iin\"]}}");
        String documentId = registered.get("documentId").textValue();
        long signId = registered.get("signId").longValue();
        assertThat(registered).hasToString("{\"documentId\":\"" + documentId + "\",\"signId\":" + signId + "}");

        JsonNode fixed = send("/api/" + documentId + "/data", CONTRACT);
        assertThat(fixed)
                .hasToString(
                        "{\"documentId\":\"" + documentId
                                + "\",\"signedDataSize\":10240,\"digests\":{\"2.16.840.1.101.3.4.2.1\":"
                                + "\"hP+SaR+QmgWyJOHFartIZPAbT448hU5LtMe68dP21lI=\"},\"dataArchived\":false,\"tempStorage\":false}");

        assertRefused(
                post("/api/" + documentId, "{\"signature\":\"" + cmsA + "\"}"),
                "This signature has already been submitted");
        assertRefused(
                post("/api/" + documentId, signatureOf(a)),
                "Signature does not conform to document settings requirements");

        JsonNode added = post("/api/" + documentId, signatureOf(b));
        assertThat(added.get("signId").longValue()).isGreaterThan(signId);
        assertThat(added)
                .hasToString("{\"documentId\":\"" + documentId + "\",\"signId\":" + added.get("signId")
                        + ",\"dataArchived\":false,\"canBeArchived\":false}");

        assertRefused(get("/api/" + documentId), "Authentication required");
        assertRefused(
                answer(json("/api/" + documentId, signatureOf(world.individual()))
                        .header("Cookie", cookie(a))
                        .build()),
                "Document signatures limit reached");
    }

    @Test
    void e4ExternalAuthenticationOfAPortalUser() throws IOException, InterruptedException {
        TestIdentity user = world.individual();
        JsonNode asked = post("/api/auth", "{}");
        assertThat(asked.fieldNames()).toIterable().containsExactly("nonce");

        HttpResponse<String> proven =
                response(json("/api/auth", signedNonce(user, asked, true)).build());

        JsonNode told = SigexWorld.JSON.readTree(proven.body());
        assertThat(told.get("userId").textValue()).isEqualTo(SigexWorld.iin(user));
        assertThat(told.get("subject").textValue()).startsWith("CN=");
        assertThat(told.get("subjectStructure").isArray()).isTrue();
        assertThat(told.get("signAlgorithm").textValue()).isEqualTo("1.2.840.10045.4.3.2");
        assertThat(told.get("policyIds").toString()).contains("1.2.398.3.3.2");
        assertThat(told.get("extKeyUsages").toString()).contains("1.3.6.1.5.5.7.3.4", "1.2.398.3.3.4.1.1");
        assertThat(told.get("certificateValidFrom").isIntegralNumber()).isTrue();
        assertThat(told.get("certificateValidUntil").isIntegralNumber()).isTrue();
        assertThat(proven.headers().firstValue("Set-Cookie")).isEmpty();
        assertRefused(post("/api/auth", signedNonce(user, asked, true)), "Invalid authentication nonce");
    }

    /** Signs in and returns what a browser sends from then on. */
    private String cookie(TestIdentity user) throws IOException, InterruptedException {
        JsonNode asked = post("/api/auth", "{}");
        HttpResponse<String> proven =
                response(json("/api/auth", signedNonce(user, asked, false)).build());
        String set = proven.headers().firstValue("Set-Cookie").orElseThrow();
        return set.substring(0, set.indexOf(';'));
    }

    private static String signedNonce(TestIdentity user, JsonNode asked, boolean external) {
        String nonce = asked.get("nonce").textValue();
        String signature =
                CmsMaker.over(Base64.getDecoder().decode(nonce)).by(user).base64();
        return "{\"nonce\":\"" + nonce + "\",\"signature\":\"" + signature + "\",\"external\":" + external + "}";
    }

    @Test
    void aDocumentSentInChunksIsRefused() throws IOException, InterruptedException {
        JsonNode registered = post("/api", signatureOf(known()));
        URI data = server.uri().resolve("/api/" + registered.get("documentId").textValue() + "/data");

        HttpRequest chunked = HttpRequest.newBuilder(data)
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(CONTRACT)))
                .build();
        assertRefused(answer(chunked), "HTTP Content-Length request header not set");
    }

    @Test
    void aPathIsDecodedOnce() throws IOException, InterruptedException {
        assertRefused(get("/api/AAAA%2FAAAAAAAAAAA"), "Invalid API route");
        assertRefused(get("/api/AAAAAAAAAAAAAAA%41"), "Document not found");
    }

    /** Somebody who has signed before, so that the service makes no settings on the occasion. */
    private TestIdentity known() throws IOException, InterruptedException {
        TestIdentity identity = world.individual();
        JsonNode registered = post("/api", signatureOf(identity));
        send("/api/" + registered.get("documentId").textValue() + "/data", CONTRACT);
        return identity;
    }

    private static String signatureOf(TestIdentity signer) {
        return "{\"signature\":\"" + CmsMaker.over(CONTRACT).by(signer).base64() + "\"}";
    }

    private JsonNode post(String path, String json) throws IOException, InterruptedException {
        return answer(json(path, json).build());
    }

    private HttpRequest.Builder json(String path, String json) {
        return HttpRequest.newBuilder(server.uri().resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
    }

    private JsonNode send(String path, byte[] document) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(server.uri().resolve(path))
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(document))
                .build());
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(server.uri().resolve(path)).build());
    }

    private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
        return SigexWorld.JSON.readTree(response(request).body());
    }

    private HttpResponse<String> response(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        return response;
    }

    private static void assertRefused(JsonNode answer, String message) {
        SigexWorld.assertRefused(answer, message);
    }
}
