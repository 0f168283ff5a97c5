package org.qoltanba.testkit.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.testkit.sigex.SigexWorld.assertRefused;
import static org.qoltanba.testkit.sigex.SigexWorld.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.clock.VirtualClock;
import org.qoltanba.testkit.fault.Faults;
import org.qoltanba.testkit.http.FakeHttpServer;
import org.qoltanba.testkit.http.FakeRequest;
import org.qoltanba.testkit.http.FakeResponse;
import org.qoltanba.testkit.http.FakeService;
import org.qoltanba.testkit.http.TlsIdentity;
import org.qoltanba.testkit.journal.Journal;
import org.qoltanba.testkit.pki.TestIdentity;

/**
 * The worked exchanges E2 and E3 of contract section 15a, over raw HTTP: an information system on the port with mutual
 * TLS, people on the other one, and a receiver of webhooks.
 */
@Timeout(60)
class SystemExchangesTest {

    private static final byte[] APPLICATION = new byte[2048];
    private static final byte[] CONTRACT_A = {'a'};
    private static final byte[] CONTRACT_B = {'b'};

    private final FakeServices world = FakeServices.create();
    private final FakeHttpServer hooks = new FakeHttpServer(new VirtualClock(), new Journal());
    private final Receiver receiver = new Receiver();
    private final HttpClient anonymous = HttpClient.newHttpClient();
    private HttpClient system = anonymous;

    @BeforeEach
    void registerTheInformationSystem() {
        hooks.mount("/hooks", receiver);
        FakeOrganization company = world.sigex()
                .organization(Bin.of("123456789012"))
                .largeBusiness()
                .webhook(hooks.uri().resolve("/hooks"));
        system = HttpClient.newBuilder()
                .sslContext(context(company.informationSystem()))
                .build();
    }

    @AfterEach
    void close() {
        world.close();
        hooks.close();
    }

    @Test
    void e2PreregistrationForAnOutsideSigner() throws Exception {
        TestIdentity person = world.pki().individual(Iin.of("112233445566"));

        JsonNode preregistered = system("/api", json("""
                        {'title':'application.pdf',
                         'emailNotifications':{'to':['x@example.com'],'doNotAttachDocument':true},
                         'settings':{'forceArchive':true,'publicDuringPreregistration':true,'signaturesLimit':1,
                          'signersRequirements':[{'iin':'IIN112233445566'}],'strictSignersRequirements':true}}"""));
        String documentId = preregistered.get("documentId").textValue();
        assertThat(preregistered).hasToString("{\"documentId\":\"" + documentId + "\"}");

        JsonNode fixed = answer(system, toSystem("/api/" + documentId + "/data"), APPLICATION);
        assertThat(fixed)
                .hasToString("{\"documentId\":\"" + documentId + "\",\"signedDataSize\":2048,\"digests\":"
                        + "{\"2.16.840.1.101.3.4.2.1\":\"5aAKqZkayKXuMQmETYSlVYO9IFcq0//NQnkvPDaxg60=\"},"
                        + "\"emailNotifications\":{\"attached\":false},\"dataArchived\":true,\"tempStorage\":false}");
        assertThat(world.mailbox("x@example.com").last().text()).contains("BIN123456789012");

        assertThat(get("/api/" + documentId).get("signaturesTotal").intValue()).isZero();
        assertThat(get("/api/" + documentId + "/data").get("signedDataSize").longValue())
                .isEqualTo(2048);
        assertRefused(
                post("/api/" + documentId, signature(APPLICATION, world.pki().individual(Iin.of("112233445567")))),
                "Signature does not conform to document settings requirements");

        JsonNode signed = post("/api/" + documentId, signature(APPLICATION, person));
        assertThat(signed.get("dataArchived").booleanValue()).isTrue();
        assertThat(signed.get("canBeArchived").booleanValue()).isFalse();
        assertThat(signed.at("/automaticallyCreatedUserSettings/userId").textValue())
                .isEqualTo("IIN112233445566");

        world.clock().advance(Duration.ZERO);
        assertThat(receiver.bodies)
                .containsExactly("{\"documentId\":\"" + documentId + "\",\"signId\":" + signed.get("signId") + "}");
        assertRefused(get("/api/" + documentId + "/data"), "Authentication required");
        assertThat(answer(
                                system,
                                HttpRequest.newBuilder(toSystem("/api/" + documentId + "/data"))
                                        .build())
                        .has("document"))
                .isTrue();
    }

    @Test
    void e3APackageIsSignedAsAWhole() throws Exception {
        TestIdentity person = world.pki().individual(Iin.of("112233445566"));
        JsonNode registered = system("/api/package", json("""
                        {'title':'hire','description':'','settings':{'signWholePackage':true},
                         'documentsSettings':{'tempStorageAfterRegistration':86400000},
                         'documents':[{'title':'a.pdf','description':''},{'title':'b.pdf','description':''}]}"""));
        String packageId = registered.get("packageId").textValue();
        String a = registered.at("/documentsIds/0").textValue();
        String b = registered.at("/documentsIds/1").textValue();
        assertThat(registered)
                .hasToString("{\"packageId\":\"" + packageId + "\",\"documentsIds\":[\"" + a + "\",\"" + b + "\"]}");

        assertRefused(sign(packageId, person), "Document digests are not known");
        assertThat(answer(system, toSystem("/api/" + a + "/data"), CONTRACT_A)
                        .get("tempStorage")
                        .booleanValue())
                .isTrue();
        answer(system, toSystem("/api/" + b + "/data"), CONTRACT_B);
        assertRefused(
                post("/api/" + a, signature(CONTRACT_A, person)),
                "Signature does not conform to document settings requirements");

        JsonNode signed = sign(packageId, person);

        assertThat(signed.get("packageId").textValue()).isEqualTo(packageId);
        JsonNode first = signed.at("/registrationResults/0");
        JsonNode second = signed.at("/registrationResults/1");
        assertThat(first.get("documentId").textValue()).isEqualTo(a);
        assertThat(second.get("documentId").textValue()).isEqualTo(b);
        assertThat(second.get("signId").longValue())
                .isGreaterThan(first.get("signId").longValue());
        world.clock().advance(Duration.ZERO);
        assertThat(receiver.bodies)
                .containsExactlyInAnyOrder(
                        "{\"packageId\":\"" + packageId + "\",\"documentId\":\"" + a + "\",\"signId\":"
                                + first.get("signId") + "}",
                        "{\"packageId\":\"" + packageId + "\",\"documentId\":\"" + b + "\",\"signId\":"
                                + second.get("signId") + "}");
    }

    private JsonNode sign(String packageId, TestIdentity person) throws Exception {
        ObjectNode request = SigexWorld.object();
        for (byte[] document : List.of(CONTRACT_A, CONTRACT_B)) {
            request.withArray("signatures")
                    .addObject()
                    .put("signType", "cms")
                    .put("signature", CmsMaker.over(document).by(person).base64());
        }
        return post("/api/package/" + packageId, request);
    }

    private static ObjectNode signature(byte[] document, TestIdentity person) {
        return SigexWorld.object()
                .put("signature", CmsMaker.over(document).by(person).base64());
    }

    private JsonNode system(String path, JsonNode body) throws Exception {
        return answer(system, request(toSystem(path), body));
    }

    private JsonNode post(String path, JsonNode body) throws Exception {
        return answer(anonymous, request(world.sigex().uri().resolve(path), body));
    }

    private JsonNode get(String path) throws Exception {
        return answer(
                anonymous,
                HttpRequest.newBuilder(world.sigex().uri().resolve(path)).build());
    }

    private URI toSystem(String path) {
        return world.sigex().systemUri().resolve(path);
    }

    private static HttpRequest request(URI address, JsonNode body) {
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
    }

    private static JsonNode answer(HttpClient client, URI address, byte[] document) throws Exception {
        return answer(
                client,
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/octet-stream")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(document))
                        .build());
    }

    private static JsonNode answer(HttpClient client, HttpRequest request) throws Exception {
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        return SigexWorld.JSON.readTree(response.body());
    }

    private SSLContext context(TestInformationSystem client) {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("root", world.sigex().tlsCertificate());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            X509Certificate certificate = client.certificate();
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(
                    new TlsIdentity(certificate, certificate, client.privateKey()).keyManagers(),
                    trust.getTrustManagers(),
                    null);
            return context;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Takes every event. */
    private static final class Receiver implements FakeService {

        private final Queue<String> bodies = new ConcurrentLinkedQueue<>();
        private final Faults faults = new Faults();

        @Override
        public FakeResponse handle(FakeRequest request) {
            bodies.add(request.bodyText());
            return FakeResponse.empty(200);
        }

        @Override
        public Faults faults() {
            return faults;
        }
    }
}
