package org.qoltanba.client.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.operation.OperationState;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.sigex.RegisteredDocument;
import org.qoltanba.api.sigex.RegisteredSignature;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.sigex.SigexEvent;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.testkit.FakeServices;

/** Webhooks arrive, wake whoever waits, and prove nothing. */
class WebhookReceiverTest {

    private static final DocumentSource CONTRACT = DocumentSource.text("contract.txt", "We agree.");

    @RegisterExtension
    final FakeServices world = FakeServices.create();

    private Qoltanba qoltanba;
    private @Nullable WebhookReceiver receiver;

    @BeforeEach
    void connect() {
        qoltanba = Qoltanba.builder()
                .sigex(SigexEndpoint.of(world.uri()))
                .time(world.clock())
                .build();
    }

    @AfterEach
    void disconnect() {
        if (receiver != null) {
            receiver.close();
        }
        qoltanba.close();
    }

    @Test
    void aWebhookWakesWhoeverWaitsForTheDocument() throws Exception {
        RegisteredDocument contract = registered();
        PendingOperation<List<RegisteredSignature>> both = contract.awaitSignatures(2);
        world.clock().advance(Duration.ofMinutes(10)); // polls are a minute apart by now
        contract.sign(CONTRACT, world.pki().individual(Iin.of("000000000022")).signer());

        HttpResponse<String> answer =
                post(plain().uri("/sigex"), "{\"documentId\":\"" + contract.id() + "\",\"signId\":2}");
        world.clock().advance(Duration.ofSeconds(1));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(both.state()).isEqualTo(OperationState.COMPLETED);
    }

    @Test
    void aForgedWebhookIsNotBelieved() throws Exception {
        RegisteredDocument contract = registered();
        PendingOperation<List<RegisteredSignature>> both = contract.awaitSignatures(2);
        world.clock().advance(Duration.ofMinutes(10));
        int before = world.journal().exchanges().size();

        URI address = plain().uri("/sigex");
        for (int i = 0; i < 50; i++) {
            post(address, "{\"documentId\":\"" + contract.id() + "\",\"signId\":2}");
        }
        post(address, "{\"documentId\":\"nobodyKnowsThis1\",\"signId\":2}");
        world.clock().advance(Duration.ofMillis(1500));

        assertThat(both.state()).isEqualTo(OperationState.WAITING);
        assertThat(world.journal().exchanges().size() - before).isBetween(1, 2);
    }

    @Test
    void whatIsNotUnderstoodIsAnsweredAlike() throws Exception {
        URI address = plain().uri("/sigex");

        for (String body : List.of(
                "",
                "null",
                "[]",
                "{}",
                "not json",
                "{\"documentId\":\"../../etc\"}",
                "{\"egovOperationId\":{\"a\":1}}",
                "{\"documentId\":17}",
                "[".repeat(1000))) {
            HttpResponse<String> answer = post(address, body);
            assertThat(answer.statusCode()).as(body).isEqualTo(200);
            assertThat(answer.body()).isEmpty();
        }
    }

    @Test
    void theBodyIsBounded() throws Exception {
        assertThat(post(plain().uri("/sigex"), " ".repeat(WebhookHandler.LONGEST + 1))
                        .statusCode())
                .isEqualTo(413);
        assertThat(qoltanba.sigexWebhooks().handle(new ByteArrayInputStream(new byte[WebhookHandler.LONGEST])))
                .isEqualTo(200);
    }

    @Test
    void onlyPostsToThePathAreTaken() throws Exception {
        WebhookReceiver listening = plain();

        assertThat(post(listening.uri("/sigex/more"), "{}").statusCode()).isEqualTo(404);
        assertThat(post(listening.uri("/other"), "{}").statusCode()).isEqualTo(404);
        HttpResponse<String> got =
                send(null, HttpRequest.newBuilder(listening.uri("/sigex")).GET());
        assertThat(got.statusCode()).isEqualTo(405);
        assertThat(got.headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void listenersAreToldUntilTheyThrow() throws Exception {
        BlockingQueue<SigexEvent> told = new LinkedBlockingQueue<>();
        BlockingQueue<SigexEvent> thrower = new LinkedBlockingQueue<>();
        qoltanba.sigexWebhooks().onEvent(told::add).onEvent(event -> {
            thrower.add(event);
            throw new IllegalStateException("theirs");
        });
        URI address = plain().uri("/sigex");

        post(address, "{\"documentId\":\"Ab3dEf6hIj9kLm2n\",\"egovOperationId\":15}");
        post(address, "{\"packageId\":\"Zx1cVb2nMa3sDf4g\",\"egovOperationId\":\"16\",\"unknown\":[1]}");

        SigexEvent first = told.poll(10, TimeUnit.SECONDS);
        assertThat(first)
                .hasToString("SigexEvent[document Ab3dEf6hIj9kLm2n, package null, signature null, eGov operation 15]");
        SigexEvent second = told.poll(10, TimeUnit.SECONDS);
        assertThat(second.egovOperationId()).contains("16");
        assertThat(second.packageId()).isPresent();
        assertThat(thrower).hasSize(1);
    }

    @Test
    void aCallerWhoSendsNothingIsCutOff() throws Exception {
        receiver = qoltanba.webhookReceiver()
                .on("/sigex", qoltanba.sigexWebhooks())
                .requestTime(Duration.ofSeconds(2))
                .start();
        try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), receiver.port())) {
            slow.setSoTimeout(10_000);
            slow.getOutputStream()
                    .write("POST /sigex HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{"
                            .getBytes(StandardCharsets.US_ASCII));

            assertThat(readToTheEnd(slow)).isTrue();
        }
        assertThat(post(receiver.uri("/sigex"), "{}").statusCode()).isEqualTo(200);
    }

    private static boolean readToTheEnd(Socket socket) {
        try {
            socket.getInputStream().readAllBytes();
            return true;
        } catch (IOException reset) {
            return !(reset instanceof java.net.SocketTimeoutException);
        }
    }

    @Test
    void itsThreadsAreDaemons() throws Exception {
        post(plain().uri("/sigex"), "{}");

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().equals("HTTP-Dispatcher")
                        || thread.getName().startsWith("qoltanba-webhook"))
                .isNotEmpty()
                .allMatch(Thread::isDaemon);
    }

    @Test
    void theSenderIsKnownByItsCertificate() throws Exception {
        TestCertificates authority = new TestCertificates();
        URI address = secured(authority, WebhookSender.sigex().trusting(authority.root()))
                .uri("/sigex");
        TestCertificates stranger = new TestCertificates();
        KeyPurposeId client = KeyPurposeId.id_kp_clientAuth;

        assertThat(post(authority.client(authority.issue("sigex.kz", client)), address))
                .isEqualTo(200);
        assertThat(post(authority.client(authority.issue("*.kz", client)), address))
                .isEqualTo(200);
        assertThat(post(authority.client(authority.issue("sigex.kz.evil.com", client)), address))
                .isEqualTo(403);
        assertThat(post(authority.client(authority.issue("*.sigex.kz", client)), address))
                .isEqualTo(403);
        assertThatThrownBy(() -> post(authority.client(null), address)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> post(authority.client(stranger.issue("sigex.kz", client)), address))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aCertificateForServersOnlyCanBeTrustedItself() throws Exception {
        TestCertificates authority = new TestCertificates();
        TestCertificates.Identity server = authority.issue("sigex.kz", KeyPurposeId.id_kp_serverAuth);
        URI byName = secured(authority, WebhookSender.sigex().trusting(authority.root()))
                .uri("/sigex");
        assertThatThrownBy(() -> post(authority.client(server), byName)).isInstanceOf(IOException.class);

        URI byItself = secured(authority, WebhookSender.holding(authority.root(), server.certificate()))
                .uri("/sigex");

        assertThat(post(authority.client(server), byItself)).isEqualTo(200);
        assertThat(post(authority.client(authority.issue("sigex.kz", KeyPurposeId.id_kp_clientAuth)), byItself))
                .isEqualTo(403);
    }

    @Test
    void mistakesInTheSetUpAreNamed() throws Exception {
        WebhookHandler<SigexEvent> handler = qoltanba.sigexWebhooks();
        assertThatThrownBy(() -> qoltanba.webhookReceiver().start()).hasMessageContaining("Nothing to receive");
        assertThatThrownBy(() -> qoltanba.webhookReceiver().on("sigex", handler))
                .hasMessageContaining("slash");
        assertThatThrownBy(() -> qoltanba.webhookReceiver().on("/a", handler).on("/a", handler))
                .hasMessageContaining("is taken");
        assertThatThrownBy(() -> qoltanba.webhookReceiver()
                        .on("/a", handler)
                        .from(WebhookSender.sigex())
                        .start())
                .hasMessageContaining("takes HTTPS");
        assertThatThrownBy(() -> WebhookSender.holding(new TestCertificates().root()))
                .hasMessageContaining("at least one");
        assertThatThrownBy(() -> WebhookSender.named(" ")).hasMessageContaining("sigex.kz");
        int port = plain().port();
        assertThatThrownBy(() -> qoltanba.webhookReceiver()
                        .on("/a", handler)
                        .listeningAt(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                        .start())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("Port " + port);
    }

    private RegisteredDocument registered() {
        return qoltanba.sigex()
                .register(CONTRACT)
                .signedBy(world.pki().individual(Iin.of("000000000011")).signer())
                .submit();
    }

    private WebhookReceiver plain() {
        receiver = qoltanba.webhookReceiver()
                .on("/sigex", qoltanba.sigexWebhooks())
                .start();
        return receiver;
    }

    private WebhookReceiver secured(TestCertificates authority, WebhookSender sender) {
        if (receiver != null) {
            receiver.close();
        }
        TestCertificates.Identity server = authority.issue("localhost", KeyPurposeId.id_kp_serverAuth);
        receiver = qoltanba.webhookReceiver()
                .on("/sigex", qoltanba.sigexWebhooks())
                .https(server.key(), server.certificate())
                .from(sender)
                .start();
        return receiver;
    }

    private static HttpResponse<String> post(URI address, String body) throws IOException, InterruptedException {
        return send(null, HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static int post(SSLContext context, URI address) throws IOException, InterruptedException {
        return send(context, HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofString("{}")))
                .statusCode();
    }

    private static HttpResponse<String> send(@Nullable SSLContext context, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpClient.Builder client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        if (context != null) {
            client.sslContext(context);
        }
        return client.build()
                .send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
