package org.qoltanba.testkit.phone;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qoltanba.testkit.http.FakeRequest;
import org.qoltanba.testkit.http.FakeResponse;
import org.qoltanba.testkit.http.FakeService;

/** What an app of eGov says to the service (SIGEX contract section 10.1, phone-side protocol), without a socket. */
final class EgovProtocol {

    private static final int OK = 200;
    private static final String CODE = "mobileSign:";
    private static final int LARGEST_TEXT = 256 * 1024 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LARGEST_TEXT)
                            .build())
                    .build())
            .build();

    private final FakeService service;

    EgovProtocol(FakeService service) {
        this.service = service;
    }

    /** The address of the service in what a QR code says, or in a launch link of either app. */
    static String serviceAddress(String link) {
        if (link.startsWith(CODE)) {
            return link.substring(CODE.length());
        }
        String address = link;
        if (!isServiceAddress(link)) {
            address = query(link).getOrDefault("link", List.of("")).get(0);
        }
        if (!isServiceAddress(address)) {
            throw new IllegalArgumentException("This is no link of eGov: expected mobileSign:..., a launch link with"
                    + " a parameter 'link', or the address of a service.");
        }
        return address;
    }

    /** Asks for something in JSON. */
    ObjectNode get(String address) {
        String answer = call("GET", address, new byte[0]);
        try {
            if (JSON.readTree(answer) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException malformed) {
            throw new IllegalStateException("The service does not answer in JSON.", malformed);
        }
        throw new IllegalStateException("The service does not answer with an object in JSON.");
    }

    /** Sends something in JSON. */
    void put(String address, byte[] json) {
        call("PUT", address, json);
    }

    private String call(String method, String address, byte[] body) {
        URI uri = URI.create(address);
        Map<String, List<String>> headers = Map.of("content-type", List.of("application/json"));
        FakeResponse response = service.handle(new FakeRequest(method, uri.getPath(), query(address), headers, body));
        String text = new String(response.body(), StandardCharsets.UTF_8);
        if (response.status() != OK) {
            throw new IllegalStateException("The service answers the app with status " + response.status() + ".");
        }
        refusal(text);
        return text;
    }

    private static void refusal(String answer) {
        if (!answer.startsWith("{\"message\":")) {
            return;
        }
        try {
            JsonNode refusal = JSON.readTree(answer);
            throw new IllegalStateException(
                    "The service refuses the app: " + refusal.path("message").asText() + ".");
        } catch (JsonProcessingException malformed) {
            throw new IllegalStateException("The service does not answer in JSON.", malformed);
        }
    }

    private static boolean isServiceAddress(String link) {
        return link.startsWith("http") && query(link).containsKey("mgovSign");
    }

    private static Map<String, List<String>> query(String address) {
        String query = address.contains("?") ? address.substring(address.indexOf('?') + 1) : "";
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        Arrays.stream(query.split("&", -1)).forEach(parameter -> {
            String[] named = parameter.split("=", 2);
            String value = named.length == 2 ? URLDecoder.decode(named[1], StandardCharsets.UTF_8) : "";
            parameters.put(named[0], List.of(value));
        });
        return parameters;
    }
}
