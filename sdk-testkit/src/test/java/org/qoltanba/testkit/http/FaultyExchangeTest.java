package org.qoltanba.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.qoltanba.testkit.fault.ExchangePoint.on;

import java.io.IOException;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.qoltanba.testkit.clock.VirtualClock;
import org.qoltanba.testkit.fault.Effect;
import org.qoltanba.testkit.fault.ExchangePoint;
import org.qoltanba.testkit.fault.FaultKind;
import org.qoltanba.testkit.fault.FaultRule;
import org.qoltanba.testkit.fault.Faults;
import org.qoltanba.testkit.journal.Exchange;
import org.qoltanba.testkit.journal.Journal;
import org.qoltanba.testkit.server.HttpServerProvider;

/** Every fault as a client sees it, byte by byte, and whether the service saw the request. */
@Timeout(60)
class FaultyExchangeTest {

    private static final ExchangePoint REGISTER = on("POST", "/api");
    private static final String POST = "POST /api HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}";
    private static final String ANSWER = "{\"path\":\"/api\"}";

    private final VirtualClock clock = new VirtualClock();
    private final Journal journal = new Journal();
    private final FakeHttpServer server =
            new FakeHttpServer(clock, journal, new SecureRandom(), Listening.LOCAL, Optional.ofNullable(provider()));
    private final EchoService service = new EchoService();
    private final Faults faults = service.faults();
    private RawConnection connection;

    /** Who carries the exchanges; WireMock if nobody is named. */
    @Nullable
    HttpServerProvider provider() {
        return null;
    }

    /** Whether a connection can be reset, or is closed instead. */
    boolean resetsConnections() {
        return true;
    }

    @BeforeEach
    void connect() throws Exception {
        server.mount("/api", service);
        connection = RawConnection.to(server.uri());
    }

    @AfterEach
    void close() throws Exception {
        connection.close();
        server.close();
    }

    @Test
    void loseResponse() throws Exception {
        faults.loseResponse(REGISTER);
        connection.send(POST);
        assertThat(connection.readAll()).isEmpty();
        assertThat(service.requests).hasSize(1);
        assertThat(lastExchange().answer()).isEmpty();
        assertThat(lastExchange().fault()).contains(new Effect.Plain(FaultKind.LOSE_RESPONSE));
    }

    @Test
    void cutBeforeProcessing() throws Exception {
        faults.cutBeforeProcessing(REGISTER);
        connection.send(POST);
        assertEnded();
        assertThat(service.requests).isEmpty();
        assertThat(lastExchange().answer()).isEmpty();
    }

    @Test
    void aReusedConnectionDiesUnderTheSecondRequest() throws Exception {
        connection.send(POST);
        assertThat(connection.readAnswer()).isEqualTo("HTTP/1.1 200 OK " + ANSWER);
        faults.loseResponse(REGISTER);
        connection.send(POST);
        assertThat(connection.readAll()).isEmpty();
        assertThat(service.requests).hasSize(2);
    }

    @Test
    void truncateResponse() throws Exception {
        faults.truncateResponse(REGISTER);
        connection.send(POST);
        assertThat(connection.readAll())
                .startsWith("HTTP/1.1 200 OK\r\n")
                .containsIgnoringCase("Content-Length: " + ANSWER.length() + "\r\n")
                .endsWith("\r\n\r\n" + ANSWER.substring(0, ANSWER.length() / 2));
        assertThat(service.requests).hasSize(1);
    }

    @Test
    void status() throws Exception {
        faults.status(REGISTER, 503).retryAfter(Duration.ofSeconds(7));
        faults.status(REGISTER, 408);
        HttpResponse<String> unavailable = post();
        assertThat(unavailable.statusCode()).isEqualTo(503);
        assertThat(unavailable.headers().firstValue("Retry-After")).contains("7");
        assertThat(unavailable.body()).isEmpty();
        HttpResponse<String> tooSlow = post();
        assertThat(tooSlow.statusCode()).isEqualTo(408);
        assertThat(tooSlow.headers().firstValue("Retry-After")).isEmpty();
        assertThat(service.requests).isEmpty();
        assertThat(post().statusCode()).isEqualTo(200);
        assertThat(service.requests).hasSize(1);
    }

    @Test
    void stall() {
        faults.stall(REGISTER);
        assertThatExceptionOfType(HttpTimeoutException.class)
                .isThrownBy(() -> HttpClient.newHttpClient()
                        .send(request().timeout(Duration.ofMillis(100)).build(), BodyHandlers.ofString()));
        assertThat(service.requests).isEmpty();
        assertThat(clock.now()).isEqualTo(Instant.parse("2026-11-21T09:00:00Z"));
    }

    @Test
    void aClearedStallResetsTheConnection() throws Exception {
        FaultRule stall = faults.stall(REGISTER);
        connection.send(POST);
        CompletableFuture<Void> reading = new CompletableFuture<>();
        Thread reader = new Thread(() -> {
            try {
                assertEnded();
                reading.complete(null);
            } catch (Exception | AssertionError reset) {
                reading.completeExceptionally(reset);
            }
        });
        reader.start();
        untilStruck(stall);
        faults.clear();
        reader.join(20_000);
        assertThat(reading).isCompleted();
        assertThat(service.requests).isEmpty();
    }

    @Test
    void stallInBody() throws Exception {
        faults.stallInBody(REGISTER);
        connection.send(POST);
        assertThat(connection.readLine()).startsWith("HTTP/1.1 200");
        String header = connection.readLine();
        while (!header.isEmpty()) {
            header = connection.readLine();
        }
        assertThat(connection.read(ANSWER.length() / 2)).isEqualTo(ANSWER.substring(0, ANSWER.length() / 2));
        faults.clear();
        assertEnded();
        assertThat(service.requests).hasSize(1);
    }

    @Test
    void delayResponse() throws Exception {
        faults.delayResponse(REGISTER, Duration.ofSeconds(30));
        CompletableFuture<HttpResponse<String>> answer = new CompletableFuture<>();
        clock.schedule(
                Duration.ofSeconds(1),
                () -> HttpClient.newHttpClient()
                        .sendAsync(request().build(), BodyHandlers.ofString())
                        .thenAccept(answer::complete));
        assertThat(clock.await(answer, Duration.ofMinutes(5))).isTrue();
        assertThat(answer.get(1, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(clock.now()).isEqualTo(Instant.parse("2026-11-21T09:00:31Z"));
    }

    private void assertEnded() throws IOException {
        if (resetsConnections()) {
            assertThatExceptionOfType(SocketException.class)
                    .isThrownBy(connection::readAll)
                    .withMessageContaining("reset");
        } else {
            assertThat(connection.readAll()).isEmpty();
        }
    }

    static void untilStruck(FaultRule rule) {
        while (rule.struck() == 0 && !Thread.interrupted()) {
            Thread.onSpinWait();
        }
    }

    private HttpResponse<String> post() throws Exception {
        return HttpClient.newHttpClient().send(request().build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(server.uri().resolve("/api")).POST(HttpRequest.BodyPublishers.ofString("{}"));
    }

    private Exchange lastExchange() {
        return journal.exchanges().get(journal.exchanges().size() - 1);
    }
}
