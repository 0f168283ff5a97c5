package org.qoltanba.testkit.http;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.qoltanba.testkit.FakeServices;

/** The HTTP server is within reach. */
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

    /** WireMock takes stubs over HTTP as well, from a tool or another process. */
    @Test
    void aStubThatComesOverHttpGoesFirstToo() throws Exception {
        try (FakeServices world = FakeServices.create()) {
            assertThat(text(world.uri(), "/api/version")).contains("\"version\"");
            String stub = """
                    {"request": {"method": "GET", "url": "/api/version"}, "response": {"status": 200, "body": "mine"}}""";
            HttpRequest adding = HttpRequest.newBuilder(world.uri().resolve("/__admin/mappings"))
                    .POST(BodyPublishers.ofString(stub))
                    .build();
            assertThat(http.send(adding, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(201);
            assertThat(text(world.uri(), "/api/version")).isEqualTo("mine");
        }
    }

    /** Who takes WireMock in hand has it asked about every exchange; without, it is asked about none that goes well. */
    @Test
    void aFakeAnswersTheSameWithWireMockInBetween() throws Exception {
        try (FakeServices world = FakeServices.create()) {
            HttpResponse<String> straight = answer(world.uri(), "/api/version");
            world.unwrap(WireMockServer.class);
            HttpResponse<String> asked = answer(world.uri(), "/api/version");

            assertThat(asked.body()).isEqualTo(straight.body());
            assertThat(asked.headers().firstValue("Matched-Stub-Id")).isPresent();
            assertThat(straight.headers().firstValue("Matched-Stub-Id")).isEmpty();
            assertThat(asked.headers().map())
                    .containsAllEntriesOf(straight.headers().map())
                    .hasSize(straight.headers().map().size() + 1);
            assertThat(world.journal().exchanges()).hasSize(2);
        }
    }

    private String text(URI address, String path) throws IOException, InterruptedException {
        return answer(address, path).body();
    }

    private HttpResponse<String> answer(URI address, String path) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }
}
