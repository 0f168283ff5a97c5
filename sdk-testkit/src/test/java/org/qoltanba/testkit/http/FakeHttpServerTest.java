package org.qoltanba.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.qoltanba.testkit.clock.VirtualClock;
import org.qoltanba.testkit.fault.ExchangePoint;
import org.qoltanba.testkit.fault.FaultRule;
import org.qoltanba.testkit.journal.Exchange;
import org.qoltanba.testkit.journal.Journal;
import org.qoltanba.testkit.server.HttpServerProvider;

@Timeout(60)
class FakeHttpServerTest {

    private final Journal journal = new Journal();
    private final FakeHttpServer server = new FakeHttpServer(
            new VirtualClock(), journal, new SecureRandom(), Listening.LOCAL, Optional.ofNullable(provider()));
    private final EchoService service = new EchoService();
    private final HttpClient client = HttpClient.newHttpClient();

    FakeHttpServerTest() {
        server.mount("/api", service);
    }

    /** Who carries the exchanges; WireMock if nobody is named. */
    @Nullable
    HttpServerProvider provider() {
        return null;
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void carriesARequestToTheServiceAndItsAnswerBack() throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(
                                server.uri().resolve("/api/%D0%B4%D0%BE%D0%B3/a+b%20c?from=1&name=a%26b+c&empty=&bare"))
                        .header("X-Two", "one")
                        .header("X-Two", "two")
                        .header("Content-Type", "Application/JSON; charset=utf-8")
                        .POST(BodyPublishers.ofString("{\"title\":\"Қолтаңба\"}"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"path\":\"/api/дог/a+b c\"}");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(answer.headers().firstValue("Content-Length")).isPresent();

        FakeRequest request = service.requests.get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/api/дог/a+b c");
        assertThat(request.query())
                .isEqualTo(Map.of(
                        "from", List.of("1"), "name", List.of("a&b c"), "empty", List.of(""), "bare", List.of("")));
        assertThat(request.query("name")).contains("a&b c");
        assertThat(request.query("missing")).isEmpty();
        assertThat(request.header("x-TWO")).contains("one");
        assertThat(request.header("missing")).isEmpty();
        assertThat(request.header("Content-Length")).contains(Integer.toString(request.bodySize()));
        assertThat(request.mediaType()).contains("application/json");
        assertThat(request.bodyText()).isEqualTo("{\"title\":\"Қолтаңба\"}");
        assertThat(request.body().readAllBytes()).isEqualTo(request.body().readAllBytes());
    }

    @Test
    void carriesEveryMethodStatusAndHeader() throws Exception {
        EchoService other = new EchoService(request ->
                FakeResponse.empty(302).header("Location", "/elsewhere").header("Set-Cookie", "jwt=1"));
        server.mount("/other", other);
        for (String method : List.of("GET", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD")) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(server.uri().resolve("/other"))
                            .method(method, BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("location")).contains("/elsewhere");
            assertThat(answer.headers().firstValue("set-cookie")).contains("jwt=1");
            assertThat(answer.body()).isEmpty();
        }
        assertThat(other.requests)
                .extracting(FakeRequest::method)
                .containsExactly("GET", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD");
    }

    @Test
    void leavesTheBodyAsItCame() throws Exception {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(new byte[1000]);
        }
        byte[] brokenGzip = {0x1f, (byte) 0x8b, 1, 2, 3};
        byte[] form = "grant_type=password&username=ivanov".getBytes(StandardCharsets.UTF_8);
        byte[] multipart = "--x\r\n\r\nno headers\r\n--x--".getBytes(StandardCharsets.UTF_8);
        post("/api", "application/octet-stream", BodyPublishers.ofByteArray(gzip.toByteArray()));
        post("/api", "application/octet-stream", BodyPublishers.ofByteArray(brokenGzip));
        post("/api", "application/x-www-form-urlencoded", BodyPublishers.ofByteArray(form));
        post("/api", "multipart/form-data; boundary=x", BodyPublishers.ofByteArray(multipart));
        client.send(
                HttpRequest.newBuilder(server.uri().resolve("/api"))
                        .header("Content-Encoding", "gzip")
                        .POST(BodyPublishers.ofByteArray(brokenGzip))
                        .build(),
                BodyHandlers.discarding());

        assertThat(service.requests).hasSize(5);
        assertThat(service.requests.get(0).body().readAllBytes()).isEqualTo(gzip.toByteArray());
        assertThat(service.requests.get(1).body().readAllBytes()).isEqualTo(brokenGzip);
        assertThat(service.requests.get(2).body().readAllBytes()).isEqualTo(form);
        assertThat(service.requests.get(3).body().readAllBytes()).isEqualTo(multipart);
        assertThat(service.requests.get(4).body().readAllBytes()).isEqualTo(brokenGzip);
    }

    @Test
    void showsThatABodyCameInChunks() throws Exception {
        byte[] content = new byte[100_000];
        post("/api", "application/octet-stream", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content)));
        assertThat(service.requests.get(0).header("Content-Length")).isEmpty();
        assertThat(service.requests.get(0).bodySize()).isEqualTo(content.length);
    }

    @Test
    void carriesThreeHundredMebibytesWithoutHoldingThem() throws Exception {
        int mebibytes = 300;
        byte[] piece = new byte[1 << 20];
        EchoService digesting = new EchoService(request -> {
            // Twice, since a fake may read the content for each digest
            assertThat(digest(request)).isEqualTo(digest(request));
            return FakeResponse.json(200, "[" + request.bodySize() + "]");
        });
        server.mount("/large", digesting);
        BodyPublisher body = BodyPublishers.fromPublisher(
                BodyPublishers.ofByteArrays(
                        () -> Stream.generate(() -> piece).limit(mebibytes).iterator()),
                (long) mebibytes << 20);
        assertThat(post("/large", "application/octet-stream", body).body()).isEqualTo("[" + (mebibytes << 20) + "]");
    }

    private static String digest(FakeRequest request) {
        try (InputStream in = request.body()) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), sha256));
            return HexFormat.of().formatHex(sha256.digest());
        } catch (IOException | NoSuchAlgorithmException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void choosesTheServiceByTheLongestPath() throws Exception {
        EchoService below = new EchoService(request -> FakeResponse.empty(204));
        server.mount("/api/below", below);
        assertThat(get("/api/below/x").statusCode()).isEqualTo(204);
        assertThat(get("/api/belowx").statusCode()).isEqualTo(200);
        assertThat(get("/api").statusCode()).isEqualTo(200);
        assertThat(get("/apix").statusCode()).isEqualTo(404);
        assertThat(get("/").statusCode()).isEqualTo(404);
    }

    @Test
    void answersAMalformedRequestItself() throws Exception {
        RawConnection connection = RawConnection.to(server.uri());
        connection.send("GET /api/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(connection.readAll()).startsWith("HTTP/1.1 400 ");
        assertThat(service.requests).isEmpty();
    }

    @Test
    void refusesABodyBeyondAllMeasure() throws Exception {
        RawConnection connection = RawConnection.to(server.uri());
        connection.send("POST /api HTTP/1.1\r\nHost: x\r\nContent-Length: 3000000000\r\n\r\n{");
        assertThat(connection.readLine()).startsWith("HTTP/1.1 413 ");
        assertThat(service.requests).isEmpty();
    }

    @Test
    void showsThatAFakeIsBroken() throws Exception {
        server.mount("/broken", new EchoService(request -> {
            throw new IllegalStateException("state machine without state");
        }));
        HttpResponse<String> answer = get("/broken");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("This fake is broken", "state machine without state");
        assertThat(journal.toText()).contains("state machine without state");
    }

    @Test
    void keepsAJournal() throws Exception {
        post("/api/1/data", "application/octet-stream", BodyPublishers.ofByteArray(new byte[300]));
        get("/nowhere");
        assertThat(journal.exchanges())
                .extracting(
                        Exchange::method,
                        Exchange::path,
                        exchange -> exchange.request().size(),
                        exchange -> exchange.answer().orElseThrow().status())
                .containsExactly(tuple("POST", "/api/1/data", 300, 200), tuple("GET", "/nowhere", 0, 404));
        assertThat(journal.toText()).contains("  < {\"path\":\"/api/1/data\"}");
    }

    @Test
    void servesManyAtOnce() {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            answers.add(client.sendAsync(
                    HttpRequest.newBuilder(server.uri().resolve("/api/" + i)).build(), BodyHandlers.ofString()));
        }
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).join().body()).isEqualTo("{\"path\":\"/api/" + i + "\"}");
        }
    }

    @Test
    void isReachableFromThisMachineOnly() {
        assertThat(server.uri().getHost()).isEqualTo("127.0.0.1");
        assertThat(server.uri()).isEqualTo(server.uri());
    }

    @Test
    void closingFreesTheAddressForGood() throws Exception {
        URI address = server.uri();
        get("/api");
        server.close();
        server.close();
        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding()));
        assertThatIllegalStateException().isThrownBy(server::uri).withMessageContaining("has ended");
    }

    @Test
    void closingCutsWhatIsUnderWay() throws Exception {
        FaultRule stall = service.faults().stall(ExchangePoint.on("GET", "/api"));
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(
                HttpRequest.newBuilder(server.uri().resolve("/api")).build(), BodyHandlers.ofString());
        FaultyExchangeTest.untilStruck(stall);
        server.close();
        assertThat(answer)
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .havingRootCause()
                .isInstanceOf(IOException.class);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(server.uri().resolve(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String contentType, BodyPublisher body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(server.uri().resolve(path))
                        .header("Content-Type", contentType)
                        .POST(body)
                        .build(),
                BodyHandlers.ofString());
    }
}
