package org.qoltanba.client.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.document.Bytes;

class HttpPkiTransportTest {

    private static final int LIMIT = 1000;

    private final MockWebServer server = new MockWebServer();

    /** Lets the test's own server be reached. */
    private final HttpPkiTransport open =
            HttpPkiTransport.builder().allowPrivateAddresses().build();

    private final HttpPkiTransport guarded = HttpPkiTransport.create();

    @BeforeEach
    void start() throws IOException {
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() {
        open.close();
        guarded.close();
        server.close();
    }

    private static HttpPkiTransport hasty() {
        return HttpPkiTransport.builder()
                .allowPrivateAddresses()
                .deadline(Duration.ofMillis(300))
                .build();
    }

    private URI at(String path) {
        return server.url(path).uri();
    }

    private static Bytes text(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static MockResponse.Builder ok(String body) {
        return new MockResponse.Builder().body(body);
    }

    private static MockResponse redirect(int status, String location) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Location", location)
                .build();
    }

    private RecordedRequest taken() throws InterruptedException {
        RecordedRequest request = server.takeRequest(10, TimeUnit.SECONDS);
        assertThat(request).isNotNull();
        return request;
    }

    @Test
    void gets() throws Exception {
        server.enqueue(ok("list").build());
        assertThat(open.get(at("/a.crl"), LIMIT)).isEqualTo(text("list"));
        RecordedRequest request = taken();
        assertThat(request.getMethod()).isEqualTo("GET");
        assertThat(request.getHeaders().names())
                .containsExactlyInAnyOrder("Host", "Connection", "Accept-Encoding", "User-Agent");
    }

    @Test
    void posts() throws Exception {
        server.enqueue(ok("answer").build());
        assertThat(open.post(at("/ocsp"), "application/ocsp-request", text("question"), LIMIT))
                .isEqualTo(text("answer"));
        RecordedRequest request = taken();
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/ocsp-request");
        assertThat(Objects.requireNonNull(request.getBody()).utf8()).isEqualTo("question");
    }

    @Test
    void noCookiesAreSentBack() throws Exception {
        server.enqueue(ok("a").setHeader("Set-Cookie", "session=1").build());
        server.enqueue(ok("b").build());
        open.get(at("/"), LIMIT);
        open.get(at("/"), LIMIT);
        taken();
        assertThat(taken().getHeaders().get("Cookie")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://ca.example/",
                "file:///etc/passwd",
                "ldap://ca.example/",
                "gopher://ca.example/",
                "jar:http://ca.example/a!/b",
                "ca.example",
                "http:///x"
            })
    void otherSchemesAreNotSpoken(String address) {
        assertThatThrownBy(() -> open.get(URI.create(address), LIMIT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("http://");
    }

    @Test
    void credentialsAreNotSent() {
        URI address = URI.create("http://user:word@127.0.0.1:" + server.getPort() + "/");
        assertThatThrownBy(() -> open.get(address, LIMIT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("user name")
                .hasMessageNotContaining("word");
        server.enqueue(redirect(302, "http://user:word@127.0.0.1:" + server.getPort() + "/"));
        assertThatThrownBy(() -> open.get(at("/"), LIMIT)).hasMessageContaining("user name");
    }

    /** However the address is written. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/",
                "http://localhost:%d/",
                "http://2130706433:%d/",
                "http://0x7f.0.0.1:%d/",
                "http://127.1:%d/",
                "http://0:%d/",
                "http://[::1]:%d/",
                "http://[::ffff:127.0.0.1]:%d/",
                "http://[0:0:0:0:0:0:0:1]:%d/"
            })
    void addressesInsideNetworksAreRefused(String pattern) {
        server.enqueue(ok("secret").build());
        URI address = URI.create(String.format(pattern, server.getPort()));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> guarded.get(address, LIMIT));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> guarded.post(address, "application/ocsp-request", text("q"), LIMIT));
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void refusalSaysWhatToDo() {
        assertThatThrownBy(() -> guarded.get(at("/"), LIMIT))
                .hasMessageContaining("inside a network")
                .hasMessageContaining("allowPrivateAddresses");
    }

    /** A name of the Internet that means an address inside. */
    @Test
    void namesThatMeanPrivateAddressesAreRefused() throws Exception {
        HttpPkiTransport transport = HttpPkiTransport.builder()
                .dns(name -> List.of(InetAddress.getLoopbackAddress()))
                .build();
        server.enqueue(ok("secret").build());
        assertThatThrownBy(() -> transport.get(URI.create("http://ca.example:" + server.getPort() + "/"), LIMIT))
                .hasMessageContaining("inside a network");
        assertThat(server.getRequestCount()).isZero();
        transport.close();
    }

    private static InetAddress inside() throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
    }

    /** 127.0.0.1 plays the Internet here, 127.0.0.2 the network inside. */
    private static HttpPkiTransport.Builder outsideOnly() {
        return HttpPkiTransport.builder()
                .reachable(address -> address.getHostAddress().equals("127.0.0.1"));
    }

    /** The name means something harmless when it is first looked up; what counts is where the connection goes. */
    @Test
    void rebindingDoesNotHelp() throws Exception {
        MockWebServer inside = new MockWebServer();
        inside.start(inside(), server.getPort());
        List<String> asked = new ArrayList<>();
        Dns rebinding = name -> {
            asked.add(name);
            return List.of(asked.size() == 1 ? InetAddress.getLoopbackAddress() : inside());
        };
        HttpPkiTransport transport = outsideOnly().dns(rebinding).build();
        server.enqueue(ok("harmless").setHeader("Connection", "close").build());
        inside.enqueue(ok("secret").build());
        URI address = URI.create("http://ca.example:" + server.getPort() + "/");
        assertThat(transport.get(address, LIMIT)).isEqualTo(text("harmless"));
        assertThatThrownBy(() -> transport.get(address, LIMIT)).hasMessageContaining("inside a network");
        assertThat(asked).hasSize(2);
        assertThat(inside.getRequestCount()).isZero();
        transport.close();
        inside.close();
    }

    @Test
    void unknownNames() {
        HttpPkiTransport transport = HttpPkiTransport.builder()
                .dns(name -> {
                    throw new UnknownHostException(name);
                })
                .build();
        assertThatThrownBy(() -> transport.get(URI.create("http://ca.example/"), LIMIT))
                .hasMessageContaining("not known");
        transport.close();
    }

    @Test
    void redirectsAreFollowedAFewTimes() throws Exception {
        server.enqueue(redirect(301, "/b"));
        server.enqueue(redirect(302, at("/c").toString()));
        server.enqueue(redirect(307, "/d"));
        server.enqueue(ok("list").build());
        assertThat(open.get(at("/a"), LIMIT)).isEqualTo(text("list"));
        for (int i = 0; i < 4; i++) {
            server.enqueue(redirect(302, "/loop"));
        }
        assertThatThrownBy(() -> open.get(at("/loop"), LIMIT)).hasMessageContaining("more than 3 redirects");
    }

    @Test
    void redirectsBetweenSchemesAreNotFollowed() {
        for (String location : List.of("https://127.0.0.1/", "file:///etc/passwd", "ftp://127.0.0.1/", "")) {
            server.enqueue(redirect(302, location.isEmpty() ? "http://" : location));
            assertThatThrownBy(() -> open.get(at("/"), LIMIT)).hasMessageContaining("redirects to nowhere");
        }
    }

    /** An honest address sends us on to one inside our network. */
    @Test
    void redirectsAreCheckedLikeTheFirstAddress() throws Exception {
        MockWebServer inside = new MockWebServer();
        inside.start(inside(), 0);
        inside.enqueue(ok("secret").build());
        HttpPkiTransport transport = outsideOnly().build();
        server.enqueue(redirect(302, "http://127.0.0.2:" + inside.getPort() + "/latest/meta-data"));
        assertThatThrownBy(() -> transport.get(at("/a.crl"), LIMIT)).hasMessageContaining("inside a network");
        assertThat(server.getRequestCount()).isOne();
        assertThat(inside.getRequestCount()).isZero();
        transport.close();
        inside.close();
    }

    @Test
    void questionsAreNotSentOn() {
        server.enqueue(redirect(307, "/other"));
        assertThatThrownBy(() -> open.post(at("/"), "application/ocsp-request", text("q"), LIMIT))
                .hasMessageContaining("another address");
        assertThat(server.getRequestCount()).isOne();
    }

    @Test
    void largeAnswersAreNotReadOn() throws Exception {
        server.enqueue(ok("x".repeat(LIMIT)).build());
        assertThat(open.get(at("/"), LIMIT).size()).isEqualTo(LIMIT);
        server.enqueue(ok("x".repeat(LIMIT + 1)).build());
        assertThatThrownBy(() -> open.get(at("/"), LIMIT)).hasMessageContaining("larger than 1000 bytes");
        server.enqueue(new MockResponse.Builder()
                .chunkedBody("x".repeat(LIMIT + 1), 100)
                .build());
        assertThatThrownBy(() -> open.get(at("/"), LIMIT)).hasMessageContaining("larger than 1000 bytes");
    }

    /** Ten bytes are sent, a gibibyte is announced. */
    @Test
    void declaredLengthIsNotAllocated() {
        server.enqueue(ok("x").setHeader("Content-Length", 1L << 30).build());
        HttpPkiTransport hasty = hasty();
        assertThatThrownBy(() -> hasty.get(at("/"), Integer.MAX_VALUE)).isInstanceOf(IOException.class);
        hasty.close();
    }

    @Test
    void otherStatusesAreFailures() {
        for (int status : List.of(204, 304, 401, 404, 500)) {
            server.enqueue(new MockResponse.Builder().code(status).build());
            assertThatThrownBy(() -> open.get(at("/"), LIMIT)).hasMessageContaining("status " + status);
        }
    }

    @Test
    void theWholeExchangeHasOneDeadline() {
        HttpPkiTransport hasty = hasty();
        server.enqueue(ok("x").headersDelay(30, TimeUnit.SECONDS).build());
        assertThatThrownBy(() -> hasty.get(at("/"), LIMIT)).hasMessageContaining("within PT0.3S");
        server.enqueue(
                ok("x".repeat(LIMIT)).throttleBody(1, 50, TimeUnit.MILLISECONDS).build());
        assertThatThrownBy(() -> hasty.get(at("/"), LIMIT)).hasMessageContaining("within PT0.3S");
        hasty.close();
    }

    @Test
    void brokenAnswers() {
        server.enqueue(ok("x".repeat(LIMIT))
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> open.get(at("/"), LIMIT));
    }

    @Test
    void deadlinesAreChecked() {
        for (Duration wrong : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofHours(2))) {
            assertThatThrownBy(() -> HttpPkiTransport.builder().deadline(wrong))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(guarded).hasToString("HttpPkiTransport[deadline PT30S]");
    }
}
