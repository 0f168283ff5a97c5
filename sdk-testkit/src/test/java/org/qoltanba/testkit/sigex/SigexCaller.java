package org.qoltanba.testkit.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.testkit.sigex.SigexWorld.accepted;
import static org.qoltanba.testkit.sigex.SigexWorld.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.testkit.http.FakeRequest;
import org.qoltanba.testkit.http.FakeResponse;
import org.qoltanba.testkit.http.Peer;
import org.qoltanba.testkit.pki.TestIdentity;

/** Somebody who calls the SIGEX of a world without a socket: an information system, or a person who has signed in. */
final class SigexCaller {

    private final SigexWorld world;
    private final @Nullable Peer peer;
    private final Map<String, List<String>> headers;

    private SigexCaller(SigexWorld world, @Nullable Peer peer, Map<String, List<String>> headers) {
        this.world = world;
        this.peer = peer;
        this.headers = headers;
    }

    static SigexCaller anonymous(SigexWorld world) {
        return new SigexCaller(world, null, Map.of());
    }

    static SigexCaller system(SigexWorld world, TestInformationSystem system) {
        Peer peer = new Peer(Peer.Face.MUTUAL_TLS, Optional.of(system.certificate()), "127.0.0.1");
        return new SigexCaller(world, peer, Map.of());
    }

    /** Somebody on the port of information systems who shows no certificate. */
    static SigexCaller withoutCertificate(SigexWorld world) {
        return new SigexCaller(world, new Peer(Peer.Face.MUTUAL_TLS, Optional.empty(), "127.0.0.1"), Map.of());
    }

    static SigexCaller signedIn(SigexWorld world, TestIdentity identity) {
        SigexCaller nobody = anonymous(world);
        String nonce = accepted(nobody.post("/api/auth", object())).get("nonce").textValue();
        String signature =
                CmsMaker.over(Base64.getDecoder().decode(nonce)).by(identity).base64();
        FakeResponse answer = nobody.exchange(
                "POST",
                "/api/auth",
                "application/json",
                object().put("nonce", nonce)
                        .put("signature", signature)
                        .toString()
                        .getBytes(StandardCharsets.UTF_8));
        accepted(SigexWorld.parse(answer));
        String cookie = Objects.requireNonNull(answer.headers().get("Set-Cookie"), "cookie")
                .split(";", 2)[0];
        return new SigexCaller(world, null, Map.of("cookie", List.of(cookie)));
    }

    JsonNode post(String path, JsonNode body) {
        return SigexWorld.parse(
                exchange("POST", path, "application/json", body.toString().getBytes(StandardCharsets.UTF_8)));
    }

    JsonNode send(String path, byte[] document) {
        return SigexWorld.parse(exchange("POST", path, "application/octet-stream", document));
    }

    JsonNode get(String path) {
        return SigexWorld.parse(exchange("GET", path, "text/plain", new byte[0]));
    }

    private FakeResponse exchange(String method, String path, String contentType, byte[] body) {
        String[] parts = path.split("\\?", 2);
        Map<String, List<String>> query = new LinkedHashMap<>();
        if (parts.length == 2) {
            Arrays.stream(parts[1].split("&"))
                    .map(pair -> pair.split("=", 2))
                    .forEach(pair -> query.put(pair[0], List.of(pair[1])));
        }
        Map<String, List<String>> all = new LinkedHashMap<>(headers);
        all.put("content-type", List.of(contentType));
        all.put("content-length", List.of(Integer.toString(body.length)));
        FakeRequest request = new FakeRequest(method, parts[0], query, all, body);
        FakeResponse response = world.sigex.routes().handle(peer == null ? request : request.from(peer));
        assertThat(response.status()).isEqualTo(200);
        return response;
    }
}
