package org.qoltanba.testkit.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.FakeServicesBuilder;
import org.qoltanba.testkit.fault.ExchangePoint;
import org.qoltanba.testkit.http.TlsIdentity;

/** The two faces with TLS, over real handshakes (contract sections 2.1 and 3.3). */
@Timeout(60)
class FacesTest {

    private static final Bin BIN = Bin.of("050540004455");
    private static final String LIST = "/api?from=0&until=9999999999999&organization=true";

    private final FakeServices world = builder().build();

    /** What the world is like; one served by WireMock unless said otherwise. */
    FakeServicesBuilder builder() {
        return FakeServices.builder();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void peopleAreServedOverTls() throws Exception {
        HttpResponse<String> answer = get(client(null), world.sigex().secureUri(), LIST);

        assertThat(message(answer)).isEqualTo("Authentication required");
        assertThat(answer.sslSession()).isPresent();
    }

    @Test
    void anInformationSystemIsKnownByItsKey() throws Exception {
        TestInformationSystem system = world.sigex().organization(BIN).informationSystem();

        HttpResponse<String> answer = get(client(system), world.sigex().systemUri(), LIST);

        assertThat(answer.body()).isEqualTo("{\"documentsTotal\":0,\"documents\":[]}");
        assertThat(answer.sslSession().map(SSLSession::getProtocol)).contains("TLSv1.3");
    }

    @Test
    void itsRightsAreThoseOfTheBlocksThatNameIt() throws Exception {
        TestInformationSystem system =
                world.sigex().organization(BIN).informationSystem(Set.of(OrganizationRight.DOCUMENTS_ACCESS));

        assertThat(message(get(client(system), world.sigex().systemUri(), LIST)))
                .isEqualTo("Access denied");
    }

    @Test
    void anUnknownKeyIsNobodyAndSoIsNone() throws Exception {
        world.sigex().organization(BIN).informationSystem();
        TestInformationSystem stranger =
                new TestInformationSystem(TlsIdentity.selfSigned("Somebody", new SecureRandom()));

        assertThat(message(get(client(stranger), world.sigex().systemUri(), LIST)))
                .isEqualTo("Authentication required");
        assertThat(message(get(client(null), world.sigex().systemUri(), LIST))).isEqualTo("Authentication required");
    }

    @Test
    void informationSystemsSpeakTls13Only() {
        SSLParameters old = new SSLParameters();
        old.setProtocols(new String[] {"TLSv1.2"});
        HttpClient client = HttpClient.newBuilder()
                .sslContext(context(null))
                .sslParameters(old)
                .build();

        assertThatExceptionOfType(SSLException.class)
                .isThrownBy(() -> get(client, world.sigex().systemUri(), LIST));
    }

    @Test
    void aClientThatTrustsOthersIsNotConnected() {
        assertThatExceptionOfType(SSLException.class)
                .isThrownBy(() -> get(HttpClient.newHttpClient(), world.sigex().secureUri(), LIST));
    }

    @Test
    void point14AnInformationSystemIsItsKeyUntilItIsDisabledAndNeverSignsIn() throws Exception {
        TestInformationSystem system = world.sigex().organization(BIN).informationSystem();
        TestInformationSystem sameKey = new TestInformationSystem(Certificates.another(system));
        URI base = world.sigex().systemUri();

        assertThat(get(client(sameKey), base, LIST).body()).startsWith("{\"documentsTotal\"");
        assertThat(message(get(client(system), base, "/api/auth")))
                .isEqualTo("Already authenticated with TLS certificate");
        assertThat(message(post(client(system), base, "/api/auth", "{}")))
                .isEqualTo("Already authenticated with TLS certificate");

        JsonNode settings = SigexWorld.JSON.readTree(
                get(client(system), base, "/api/organizationSettings").body());
        ObjectNode disabling = SigexWorld.object();
        disabling
                .putArray("tlsCertificatesList")
                .addObject()
                .put("body", settings.at("/tlsCertificatesList/0/body").textValue())
                .put("disabled", true);
        post(client(system), base, "/api/organizationSettings", disabling.toString());
        assertThat(message(get(client(sameKey), base, LIST)))
                .isEqualTo("TLS certificate used for authentication was disabled");
    }

    @Test
    void faultsStrikeOverTlsToo() throws Exception {
        HttpClient client = client(world.sigex().organization(BIN).informationSystem());
        URI base = world.sigex().systemUri();

        world.sigex()
                .faults()
                .loseResponse(ExchangePoint.on("GET", "/api/version"))
                .always();
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> get(client, base, "/api/version"));
        world.sigex().faults().clear();
        world.sigex()
                .faults()
                .cutBeforeProcessing(ExchangePoint.on("GET", "/api/version"))
                .always();
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> get(client, base, "/api/version"));
        world.sigex().faults().clear();
        assertThat(get(client, base, "/api/version").body()).contains("licenseOwner");
    }

    @Test
    void aJournalIsKeptOfEveryFace() throws Exception {
        get(client(null), world.sigex().uri(), "/api/version");
        get(client(null), world.sigex().secureUri(), "/api/version");
        get(client(null), world.sigex().systemUri(), "/api/version");

        assertThat(world.journal().exchanges()).hasSize(3);
    }

    private HttpClient client(@Nullable TestInformationSystem system) {
        return HttpClient.newBuilder().sslContext(context(system)).build();
    }

    private SSLContext context(@Nullable TestInformationSystem system) {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("root", world.sigex().tlsCertificate());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(system == null ? null : keys(system), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyManager[] keys(TestInformationSystem system) {
        X509Certificate certificate = system.certificate();
        return new TlsIdentity(certificate, certificate, system.privateKey()).keyManagers();
    }

    private static HttpResponse<String> get(HttpClient client, URI base, String path)
            throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(base.resolve(path)).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(HttpClient client, URI base, String path, String json)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static String message(HttpResponse<String> answer) throws IOException {
        JsonNode message = SigexWorld.JSON.readTree(answer.body()).path("message");
        return Objects.requireNonNull(message.textValue(), answer.body());
    }
}
