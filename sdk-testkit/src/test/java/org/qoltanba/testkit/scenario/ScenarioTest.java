package org.qoltanba.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.console.DssCaller;
import org.qoltanba.testkit.pki.TestIdentity;
import org.qoltanba.testkit.sigex.TestInformationSystem;

/** What each ready world is for, shown over HTTP. */
@Timeout(60)
class ScenarioTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Bin EMPLOYER = Bin.of("970440000012");
    private static final String AGREED = "We agree.";
    private static final String REQUIREMENTS = "Signature does not conform to document settings requirements";

    private final HttpClient http = HttpClient.newHttpClient();
    private final FakeServices world = FakeServices.create();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void twoCompaniesSignAContractWithTheirKeysAndInTheCloud() throws Exception {
        Scene scene = Scenario.TWO_COMPANIES.arrange(world);
        String id = register(scene.person("buyer-director"), JSON.createObjectNode());
        assertThat(sign(id, scene.person("supplier-director")).has("signId")).isTrue();

        JsonNode signatures = send(http, get("/api/" + id)).get("signatures");
        assertThat(signatures.findValuesAsText("businessId")).containsExactly("BIN970440000012", "BIN020540000021");

        for (String login : scene.users()) {
            DssCaller erp = new DssCaller(world.uri(), login);
            String token = erp.token();
            String refId = erp.open(token, AGREED);
            assertThat(world.phone(login).pending()).hasSize(1);
            world.phone(login).confirm();
            String last = erp.poll(token, refId, "").get("AccessToken").textValue();
            assertThat(erp.signature(last, "1234")).isNotEmpty();
        }
    }

    @Test
    void aHiringPackageIsSignedWholeOrNotAtAll() throws Exception {
        Scene scene = Scenario.HIRING_PACKAGE.arrange(world);
        HttpClient system = systemOf(scene.informationSystem(EMPLOYER));
        JsonNode registered = send(system, post(world.sigex().systemUri().resolve("/api/package"), """
                {"title": "hire", "description": "", "settings": {"signWholePackage": true},
                 "documents": [{"title": "contract.txt", "description": ""}, {"title": "order.txt", "description": ""},
                   {"title": "consent.txt", "description": ""}]}"""));
        String path = "/api/package/" + registered.path("packageId").asText();
        for (JsonNode document : registered.get("documentsIds")) {
            send(system, data(world.sigex().systemUri().resolve("/api/" + document.textValue() + "/data")));
        }

        String first = registered.at("/documentsIds/0").textValue();
        assertThat(message(sign(first, scene.person("candidate")))).isEqualTo(REQUIREMENTS);
        assertThat(message(send(http, post(at(path), signatures(scene.person("candidate"), AGREED, AGREED, "No.")))))
                .isEqualTo("Signature does not correspond to the document");
        assertThat(send(http, get("/api/" + first)).get("signatures")).isEmpty();

        for (String name : new String[] {"director", "candidate"}) {
            JsonNode signed = send(http, post(at(path), signatures(scene.person(name), AGREED, AGREED, AGREED)));
            assertThat(signed.get("registrationResults")).as("%s", signed).hasSize(3);
        }
        assertThat(send(http, get("/api/" + first)).get("signatures")).hasSize(2);
    }

    @Test
    void nobodySignsBeforeWhoeverIsBefore() throws Exception {
        Scene scene = Scenario.ORDER_OF_SIGNERS.arrange(world);
        ObjectNode settings = JSON.createObjectNode()
                .put("strictSignersRequirements", true)
                .put("sequentialSignersRequirements", true);
        ArrayNode order = settings.putArray("signersRequirements");
        order.addObject().put("iin", "IIN920808300088");
        order.addObject().put("iin", "IIN870909400099");
        order.addObject().put("iin", "IIN750606300066");

        assertThat(message(begin(scene.person("lawyer"), settings))).isEqualTo(REQUIREMENTS);
        String id = register(scene.person("author"), settings);
        assertThat(message(sign(id, scene.person("director")))).isEqualTo(REQUIREMENTS);
        assertThat(sign(id, scene.person("lawyer")).has("signId")).isTrue();
        assertThat(message(sign(id, scene.person("author")))).isNotEmpty();
        assertThat(sign(id, scene.person("director")).has("signId")).isTrue();

        assertThat(send(http, get("/api/" + id)).get("signatures").findValuesAsText("userId"))
                .containsExactly("IIN920808300088", "IIN870909400099", "IIN750606300066");
    }

    @Test
    void withoutInternetTheCodeAloneEndsTheWait() throws Exception {
        Scenario.PHONE_WITHOUT_INTERNET.arrange(world);
        DssCaller erp = new DssCaller(world.uri(), "ivanov");
        String token = erp.token();
        JsonNode challenge = erp.challenge(token, AGREED);
        String refId = challenge.get("RefID").textValue();
        assertThat(challenge.at("/Image/Value").asText()).as("%s", challenge).isNotEmpty();

        world.clock().advance(Duration.ofMinutes(4));
        assertThat(erp.poll(token, refId, "").get("IsFinal").booleanValue()).isFalse();
        String code = world.phone("ivanov").confirmationCode();
        assertThatThrownBy(() -> erp.poll(token, refId, wrong(code))).hasMessageContaining("authentication_failed");
        String last = erp.poll(token, refId, code).get("AccessToken").textValue();
        assertThat(erp.signature(last, "1234")).isNotEmpty();
    }

    @Test
    void theThirdWrongCodeOfAPhoneWithoutInternetIsTheLast() throws Exception {
        Scenario.PHONE_WITHOUT_INTERNET.arrange(world);
        DssCaller erp = new DssCaller(world.uri(), "ivanov");
        String token = erp.token();
        String refId = erp.open(token, AGREED);
        String code = world.phone("ivanov").confirmationCode();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> erp.poll(token, refId, wrong(code))).hasMessageContaining("authentication_failed");
        }
        JsonNode ended = erp.poll(token, refId, wrong(code));
        assertThat(ended.get("IsError").booleanValue()).isTrue();
        assertThat(ended.get("Error").textValue()).isEqualTo("max_attempts_exceeded");
        assertThatThrownBy(() -> world.phone("ivanov").confirm()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void withoutTheAuthorityEverySignatureIsRefusedUntilItIsBack() throws Exception {
        Scene scene = Scenario.CA_OUTAGE.arrange(world);
        TestIdentity director = scene.person("buyer-director");
        assertThat(message(begin(director, JSON.createObjectNode()))).isIn("OCSP server problem", "TSP server problem");
        world.sigex().switches().outages().timeStampsAvailable(true);
        assertThat(message(begin(director, JSON.createObjectNode()))).isEqualTo("OCSP server problem");
        world.sigex().switches().outages().ocspAvailable(true).timeStampsAvailable(false);
        assertThat(message(begin(director, JSON.createObjectNode()))).isEqualTo("TSP server problem");
        world.sigex().switches().outages().timeStampsAvailable(true);
        assertThat(register(director, JSON.createObjectNode())).isNotEmpty();
    }

    private String register(TestIdentity signer, ObjectNode settings) throws Exception {
        JsonNode registered = begin(signer, settings);
        String id = registered.path("documentId").asText();
        assertThat(id).as("%s", registered).isNotEmpty();
        JsonNode sent = send(http, data(at("/api/" + id + "/data")));
        assertThat(sent.has("digests")).as("%s", sent).isTrue();
        return id;
    }

    private JsonNode begin(TestIdentity signer, ObjectNode settings) throws Exception {
        ObjectNode body = signature(signer, AGREED).put("title", "contract.txt");
        return send(http, post(at("/api"), body.set("settings", settings).toString()));
    }

    private JsonNode sign(String id, TestIdentity signer) throws Exception {
        return send(http, post(at("/api/" + id), signature(signer, AGREED).toString()));
    }

    private static ObjectNode signature(TestIdentity signer, String document) {
        return JSON.createObjectNode()
                .put("signType", "cms")
                .put(
                        "signature",
                        signer.signer()
                                .sign(DocumentSource.text("document.txt", document))
                                .encoded()
                                .toBase64());
    }

    private static String signatures(TestIdentity signer, String... documents) {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode all = body.putArray("signatures");
        for (String document : documents) {
            all.add(signature(signer, document));
        }
        return body.toString();
    }

    private static String wrong(String code) {
        return (code.charAt(0) == '0' ? '1' : '0') + code.substring(1);
    }

    private static String message(JsonNode answer) {
        return answer.path("message").asText();
    }

    private URI at(String path) {
        return world.uri().resolve(path);
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(at(path));
    }

    private static HttpRequest.Builder post(URI address, String json) {
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
    }

    private static HttpRequest.Builder data(URI address) {
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofString(AGREED));
    }

    private static JsonNode send(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return JSON.readTree(
                client.send(request.build(), BodyHandlers.ofString()).body());
    }

    /** An application with the key pair that the organisation's information system has. */
    private HttpClient systemOf(TestInformationSystem system) throws Exception {
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        own.setKeyEntry("system", system.privateKey(), new char[0], new Certificate[] {system.certificate()});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, new char[0]);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("root", world.sigex().tlsCertificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }
}
