package org.qoltanba.testkit.http;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.qoltanba.testkit.server.HttpAnswer;
import org.qoltanba.testkit.server.HttpCall;
import org.qoltanba.testkit.server.HttpServerProvider;
import org.qoltanba.testkit.server.HttpServerProvider.Running;
import org.qoltanba.testkit.server.ServerAddress;

/** Servers of somebody else: one for each face, each of which knows calls and answers alone. */
final class ProvidedHost implements HttpHost {

    private static final int BODY_TOO_LARGE = 413;
    private static final int NOT_UNDERSTOOD = 400;

    private final HttpServerProvider provider;
    private final Listening listening;
    private final Function<FakeRequest, Reply> replies;
    private final Runnable endOfService;
    private final Door door;
    private final Path temporaryFiles = Path.of(System.getProperty("java.io.tmpdir"));
    private final List<Running> servers = new ArrayList<>();

    private ProvidedHost(
            HttpServerProvider provider,
            Listening listening,
            Function<FakeRequest, Reply> replies,
            Runnable endOfService,
            Door door) {
        this.provider = provider;
        this.listening = listening;
        this.replies = replies;
        this.endOfService = endOfService;
        this.door = door;
    }

    static ProvidedHost start(
            HttpServerProvider provider,
            Listening listening,
            Function<FakeRequest, Reply> replies,
            Runnable endOfService,
            Door door) {
        ProvidedHost host = new ProvidedHost(provider, listening, replies, endOfService, door);
        host.meetDoor();
        host.start(Peer.Face.PLAIN, new ServerAddress(listening.host(), listening.port(), Optional.empty(), false));
        return host;
    }

    private int start(Peer.Face face, ServerAddress address) {
        try {
            Running server = provider.start(address, call -> answer(face, call));
            servers.add(server);
            return server.port();
        } catch (IOException failed) {
            throw HttpHost.unavailable(address.host(), address.port(), failed);
        }
    }

    @Override
    public int port() {
        return servers.get(0).port();
    }

    @Override
    public int open(Peer.Face face, int port, TlsIdentity identity) {
        return start(
                face,
                new ServerAddress(
                        listening.host(),
                        port,
                        Optional.of(JettyFaces.context(identity.keyManagers())),
                        face == Peer.Face.MUTUAL_TLS));
    }

    @Override
    public void meetDoor() {
        if (door.isWatched()) {
            throw new UnsupportedOperationException(
                    "Faults of connections, before a call, need WireMock; this world is served by "
                            + provider.getClass().getName() + ", which knows calls alone. Remove the fault.");
        }
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return Stream.concat(Stream.of(servers.get(0)), Stream.of(provider))
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .or(() -> servers.get(0).unwrap(type))
                .orElseThrow(() -> new IllegalArgumentException("The fakes are served by "
                        + provider.getClass().getName() + ", behind which there is no " + type.getName() + "."));
    }

    @Override
    public void close() {
        servers.forEach(Running::close);
        endOfService.run();
    }

    private HttpAnswer answer(Peer.Face face, HttpCall call) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        call.headers().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        if (declaredLength(headers) > Integer.MAX_VALUE) {
            return ProvidedAnswer.to(Reply.complete(FakeResponse.empty(BODY_TOO_LARGE)));
        }
        try (RequestBody body = RequestBody.read(call.body(), temporaryFiles)) {
            FakeRequest read;
            try {
                read = request(face, call, headers, body);
            } catch (IllegalArgumentException malformed) {
                return ProvidedAnswer.to(Reply.complete(FakeResponse.empty(NOT_UNDERSTOOD)));
            }
            return ProvidedAnswer.to(replies.apply(read));
        } catch (IOException clientHasGone) {
            return ProvidedAnswer.to(Reply.closed());
        }
    }

    private static FakeRequest request(
            Peer.Face face, HttpCall call, Map<String, List<String>> headers, RequestBody body) {
        String[] target = call.target().split("\\?", 2);
        return new FakeRequest(
                        call.method(),
                        RequestTarget.path(target[0]),
                        RequestTarget.parameters(target.length == 1 ? null : target[1]),
                        headers,
                        body)
                .from(new Peer(face, call.clientCertificate(), call.clientAddress()));
    }

    private static long declaredLength(Map<String, List<String>> headers) {
        try {
            return Long.parseLong(
                    headers.getOrDefault("content-length", List.of("0")).get(0));
        } catch (NumberFormatException malformed) {
            return Long.MAX_VALUE;
        }
    }
}
