package org.qoltanba.testkit.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calls a service over HTTP, and does not judge. */
final class ServiceCalls {

    static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final URI address;
    private final HttpClient http;

    ServiceCalls(URI address, HttpClient http) {
        this.address = address;
        this.http = http;
    }

    /**
     * What came back.
     *
     * @param status the HTTP status
     * @param headers all of them
     * @param body the body as text
     */
    record Heard(int status, HttpHeaders headers, String body) {

        /** The body, or nothing if it is no JSON. */
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException other) {
                return MissingNode.getInstance();
            }
        }

        /** For failures: what kind of answer it was. Its content stays out, since that may be a token. */
        @Override
        public String toString() {
            JsonNode json = json();
            StringBuilder text = new StringBuilder().append(status);
            for (String member : List.of("message", "error", "Error")) {
                if (json.path(member).isTextual()) {
                    text.append(" '").append(json.get(member).asText()).append('\'');
                }
            }
            return text.append(" (")
                    .append(body.length())
                    .append(" characters)")
                    .toString();
        }
    }

    Heard get(String path, Map<String, String> headers) {
        return send("GET", path, headers, BodyPublishers.noBody());
    }

    Heard post(String path, Map<String, String> headers, String contentType, String body) {
        return post(path, headers, contentType, BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    }

    Heard post(String path, Map<String, String> headers, String contentType, BodyPublisher body) {
        return send("POST", path, with(headers, "Content-Type", contentType), body);
    }

    Heard send(String method, String path, Map<String, String> headers, BodyPublisher body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE).method(method, body);
        headers.forEach(request::setHeader);
        try {
            HttpResponse<String> answer =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Heard(answer.statusCode(), answer.headers(), answer.body());
        } catch (IOException unreachable) {
            throw new AssertionError(
                    method + " " + path + " was not answered: " + unreachable.getMessage(), unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("The suite was interrupted.", stopped);
        }
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return all;
    }
}
