package org.qoltanba.testkit.dss;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.qoltanba.testkit.http.FakeRequest;
import org.qoltanba.testkit.http.FakeResponse;
import org.qoltanba.testkit.http.FakeService;

/** Calls a fake without a socket, as one user, with bodies of any kind. */
final class RawCalls {

    private final FakeService service;
    private final String token;

    RawCalls(FakeService service, String token) {
        this.service = service;
        this.token = token;
    }

    FakeResponse send(String method, String path, Map<String, String> headers, byte[] body) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put("authorization", List.of("Bearer " + token));
        headers.forEach((name, value) -> all.put(name.toLowerCase(Locale.ROOT), List.of(value)));
        return service.handle(new FakeRequest(method, path, Map.of(), all, body));
    }

    FakeResponse get(String path, String name, String value) {
        return service.handle(new FakeRequest(
                "GET",
                path,
                Map.of(name, List.of(value)),
                Map.of("authorization", List.of("Bearer " + token)),
                new byte[0]));
    }

    FakeResponse get(String path) {
        return send("GET", path, Map.of(), new byte[0]);
    }

    FakeResponse json(String method, String path, String singleQuoted) {
        return send(
                method,
                path,
                Map.of("Content-Type", "application/json; charset=utf-8"),
                singleQuoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    FakeResponse post(String path, String singleQuoted) {
        return json("POST", path, singleQuoted);
    }

    /** The body of an answer that is no refusal. */
    static JsonNode ok(FakeResponse response) {
        assertThat(response.status()).as(text(response)).isEqualTo(200);
        return parse(response);
    }

    static JsonNode parse(FakeResponse response) {
        try {
            return DssWorld.JSON.readTree(response.body());
        } catch (IOException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    static void assertRefused(FakeResponse response, String code) {
        assertThat(response.status()).as(text(response)).isEqualTo(400);
        assertThat(parse(response).path("error").asText()).isEqualTo(code);
        assertThat(parse(response).path("error_description").asText()).isNotEmpty();
    }

    static String text(FakeResponse response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
