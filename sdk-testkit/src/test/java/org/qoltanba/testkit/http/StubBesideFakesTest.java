package org.qoltanba.testkit.http;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.qoltanba.testkit.FakeServices;

/** The HTTP server is within reach, and it is one that can be replaced. */
@Timeout(60)
class StubBesideFakesTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void aTestMayAddAStub() throws Exception {
        try (FakeServices world = FakeServices.create()) {
            world.unwrap(WireMockServer.class).stubFor(get("/health").willReturn(ok("fine")));
            world.unwrap(WireMockServer.class).stubFor(get("/api/version").willReturn(ok("mine")));

            assertThat(text(world.uri(), "/health")).isEqualTo("fine");
            assertThat(text(world.uri(), "/api/version")).isEqualTo("mine");
            assertThat(text(world.uri(), "/api/nothing")).contains("Invalid document identifier");
            assertThat(world.journal().exchanges()).hasSize(1);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> world.unwrap(String.class))
                    .withMessageContaining("WireMockServer");
        }
    }

    /** A fake is requests in, answers out: here the server of the JDK carries them. */
    @Test
    void anotherServerCarriesAFakeAsWell() throws Exception {
        try (FakeServices world = FakeServices.create()) {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(
                    "/api", exchange -> carry(exchange, world.sigex().routes()));
            server.start();
            try {
                URI address =
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort());
                assertThat(text(address, "/api/version")).contains("\"version\"");
                assertThat(text(address, "/api/AAAAAAAAAAAAAAAA")).contains("Document not found");
            } finally {
                server.stop(0);
            }
        }
    }

    private static void carry(HttpExchange exchange, FakeService fake) throws IOException {
        try (exchange) {
            Map<String, List<String>> headers = new LinkedHashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
            FakeResponse answer = fake.handle(new FakeRequest(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    Map.of(),
                    headers,
                    exchange.getRequestBody().readAllBytes()));
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    private String text(URI address, String path) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }
}
