package org.qoltanba.testkit.sigex;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qoltanba.testkit.http.FakeRequest;

/** Calls with a body and a query. */
final class SigexCalls {

    private SigexCalls() {}

    /** Sends a file. */
    static JsonNode send(SigexWorld world, String pathAndQuery, byte[] file) {
        Map<String, List<String>> headers = Map.of(
                "content-type",
                List.of("application/octet-stream"),
                "content-length",
                List.of(Integer.toString(file.length)));
        return SigexWorld.parse(world.sigex.routes().handle(request("POST", pathAndQuery, headers, file)));
    }

    /** A request without a body. */
    static JsonNode call(SigexWorld world, String method, String pathAndQuery) {
        return SigexWorld.parse(world.sigex.routes().handle(request(method, pathAndQuery, Map.of(), new byte[0])));
    }

    private static FakeRequest request(
            String method, String pathAndQuery, Map<String, List<String>> headers, byte[] body) {
        String[] parts = pathAndQuery.split("\\?", 2);
        Map<String, List<String>> query = new LinkedHashMap<>();
        if (parts.length == 2) {
            for (String pair : parts[1].split("&", -1)) {
                String[] named = pair.split("=", 2);
                String value = named.length == 2 ? URLDecoder.decode(named[1], StandardCharsets.UTF_8) : "";
                query.put(named[0], List.of(value));
            }
        }
        return new FakeRequest(method, parts[0], query, headers, body);
    }
}
