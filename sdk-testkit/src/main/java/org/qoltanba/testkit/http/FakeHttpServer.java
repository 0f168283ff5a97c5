package org.qoltanba.testkit.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qoltanba.testkit.clock.VirtualClock;
import org.qoltanba.testkit.fault.Effect;
import org.qoltanba.testkit.fault.Faults;
import org.qoltanba.testkit.journal.Exchange;
import org.qoltanba.testkit.journal.Journal;
import org.qoltanba.testkit.journal.Message;
import org.qoltanba.testkit.server.HttpServerProvider;

/**
 * Serves the fakes of one world, on the loopback interface unless told otherwise, applies the faults that are set and keeps the journal. It has
 * three faces: HTTP, HTTPS, and mutual TLS. Port and keys of each are made when its address is first asked for, so a
 * world that needs no HTTP costs nothing.
 */
public final class FakeHttpServer implements AutoCloseable {

    private final VirtualClock clock;
    private final Journal journal;
    private final Map<String, FakeService> services = new ConcurrentSkipListMap<>();
    private final SecureRandom random;
    private final Listening listening;
    private final Optional<HttpServerProvider> provider;
    private final ReentrantLock lock = new ReentrantLock();
    private final Door door;
    private final DateHeader date = new DateHeader();
    private final Map<Peer.Face, Integer> tlsPorts = new EnumMap<>(Peer.Face.class);
    private @Nullable TlsAuthority authority;
    private @Nullable TlsIdentity tls;
    private @Nullable HttpHost host;
    private boolean closed;

    /**
     * A server without services, not yet listening.
     *
     * @param clock tells the journal the time and lets answers be late
     * @param journal where exchanges are noted
     */
    public FakeHttpServer(VirtualClock clock, Journal journal) {
        this(clock, journal, new SecureRandom(), Listening.LOCAL, Optional.empty());
    }

    /**
     * A server without services, not yet listening.
     *
     * @param clock tells the journal the time and lets answers be late
     * @param journal where exchanges are noted
     * @param random makes the keys of its TLS
     * @param listening where it listens
     * @param provider makes what listens; WireMock, or what the application brings along, unless given
     */
    public FakeHttpServer(
            VirtualClock clock,
            Journal journal,
            SecureRandom random,
            Listening listening,
            Optional<HttpServerProvider> provider) {
        this.clock = clock;
        this.journal = journal;
        this.random = random;
        this.listening = listening;
        this.provider = provider;
        this.door = new Door(this::allFaults, this::authority, listening.name());
    }

    /**
     * Puts a service at a path.
     *
     * @param prefix the path at which and below which the service answers, without a slash at the end
     * @param service answers
     */
    public void mount(String prefix, FakeService service) {
        if (!services.containsValue(service)) {
            service.faults().watchConnections(this::connectionFaultsHaveChanged);
        }
        services.put(prefix, service);
    }

    /**
     * The faults of the service that answers at a path.
     *
     * @param path without query
     * @return empty if no service answers there
     */
    public Optional<Faults> faultsAt(String path) {
        return serviceAt(path).map(FakeService::faults);
    }

    private Stream<Faults> allFaults() {
        return services.values().stream().map(FakeService::faults).distinct();
    }

    /** Whoever has connected before must connect anew to meet the fault. */
    private void connectionFaultsHaveChanged() {
        lock.lock();
        try {
            HttpHost running = host;
            if (running != null && !closed) {
                running.meetDoor();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * The address of all services. Binds the port, the first time it is asked for.
     *
     * @return {@code http://127.0.0.1:port}, unless it listens elsewhere
     * @throws IllegalStateException if the server is closed
     * @throws PortTakenException if the port is not free
     */
    public URI uri() {
        lock.lock();
        try {
            return URI.create("http://" + listening.name() + ":" + running().port());
        } finally {
            lock.unlock();
        }
    }

    /**
     * The address of all services with TLS. Makes the keys and binds the port, the first time it is asked for.
     *
     * @return {@code https://127.0.0.1:port}, unless it listens elsewhere
     * @throws IllegalStateException if the server is closed
     * @throws PortTakenException if the port is not free
     */
    public URI secureUri() {
        return tlsUri(Peer.Face.TLS);
    }

    /**
     * The address of all services with mutual TLS, version 1.3 only. A client certificate is asked for; any is taken, and
     * none too. Makes the keys and binds the port, the first time it is asked for.
     *
     * @return {@code https://127.0.0.1:port}, unless it listens elsewhere
     * @throws IllegalStateException if the server is closed
     * @throws PortTakenException if the port is not free
     */
    public URI mutualUri() {
        return tlsUri(Peer.Face.MUTUAL_TLS);
    }

    /**
     * How the server shows itself over TLS. Makes the keys, the first time it is asked for.
     *
     * @return always the same one
     */
    public TlsIdentity tls() {
        lock.lock();
        try {
            if (tls == null) {
                tls = authority().server(listening.name());
            }
            return tls;
        } finally {
            lock.unlock();
        }
    }

    private TlsAuthority authority() {
        lock.lock();
        try {
            if (authority == null) {
                authority = TlsAuthority.create(random);
            }
            return authority;
        } finally {
            lock.unlock();
        }
    }

    private URI tlsUri(Peer.Face face) {
        lock.lock();
        try {
            HttpHost running = running();
            int port = tlsPorts.computeIfAbsent(face, wanted -> running.open(wanted, listening.port(wanted), tls()));
            return URI.create("https://" + listening.name() + ":" + port);
        } finally {
            lock.unlock();
        }
    }

    private HttpHost running() {
        if (closed) {
            throw new IllegalStateException("This world has ended: its services have no address any more.");
        }
        HttpHost running = host;
        if (running == null) {
            running = provider.or(ServerChoice::ofTheApplication)
                    .<HttpHost>map(other -> ProvidedHost.start(other, listening, this::exchange, this::letGo, door))
                    .orElseGet(() -> WireMockHost.start(listening, this::exchange, this::letGo, door));
            host = running;
        }
        return running;
    }

    /** Ends every stall, cuts every connection and frees port and threads. Closing twice is harmless. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (host != null) {
                host.close();
                host = null;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whoever is held up by a stall or kept waiting goes on, to find the connection gone. */
    private void letGo() {
        services.values().forEach(service -> {
            service.faults().clear();
            service.close();
        });
    }

    Reply exchange(FakeRequest request) {
        Instant arrival = clock.now();
        Optional<FakeService> service = serviceAt(request.path());
        Optional<Effect> fault =
                service.map(FakeService::faults).flatMap(faults -> faults.next(request.method(), request.path()));
        Reply reply;
        try {
            reply = service.isEmpty()
                    ? Reply.complete(text(404, "No fake is mounted at this path."))
                    : reply(service.get(), request, fault);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            reply = Reply.reset();
        }
        Reply sent = reply.header(
                "Date",
                date.of(clock.now()
                        .plus(service.map(each -> each.faults().clockSkew()).orElse(Duration.ZERO))));
        journal.add(
                new Exchange(arrival, request.method(), request.path(), request.noted(), answerOf(sent), fault),
                () -> Journal.Body.of(request.header("content-type").orElse(""), request.bodySize(), request::bodyText),
                () -> recorded(sent));
        return sent;
    }

    private Reply reply(FakeService service, FakeRequest request, Optional<Effect> fault) throws InterruptedException {
        if (fault.isEmpty()) {
            return Reply.complete(handle(service, request));
        }
        Effect effect = fault.get();
        return switch (effect.kind()) {
            case CUT_BEFORE_PROCESSING -> Reply.reset();
            case STALL -> {
                awaitEnd((Effect.Stall) effect);
                yield Reply.reset();
            }
            case STATUS -> Reply.complete(bare((Effect.Status) effect));
            case EXPIRED_TOKEN -> {
                service.expire(request);
                yield Reply.complete(handle(service, request));
            }
            default -> spoilt(handle(service, request), effect);
        };
    }

    /** What becomes of the answer of a service that has done its work. */
    private Reply spoilt(FakeResponse response, Effect effect) throws InterruptedException {
        switch (effect.kind()) {
            case LOSE_RESPONSE -> {
                return Reply.closed();
            }
            case TRUNCATE_RESPONSE -> {
                return response.body().length == 0 ? Reply.closed() : Reply.truncated(response);
            }
            case STALL_IN_HEADERS -> {
                return Reply.stopped(response, Reply.Ending.STOPPED_IN_HEADERS, ((Effect.Stall) effect).until());
            }
            case STALL_IN_BODY -> {
                return Reply.stopped(response, Reply.Ending.STOPPED_IN_BODY, ((Effect.Stall) effect).until());
            }
            case DELAY_RESPONSE -> {
                clock.pause(((Effect.Delay) effect).time());
                return Reply.complete(response);
            }
            default -> {
                return Reply.complete(AlteredAnswer.of(response, (Effect.Alter) effect));
            }
        }
    }

    private static FakeResponse bare(Effect.Status status) {
        FakeResponse bare = FakeResponse.empty(status.code());
        return status.retryAfter()
                .map(delay -> bare.header("Retry-After", Long.toString(delay.toSeconds())))
                .orElse(bare);
    }

    private static void awaitEnd(Effect.Stall stall) throws InterruptedException {
        try {
            stall.until().toCompletableFuture().get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("A stall ends by being cleared.", impossible);
        }
    }

    /** A fake that throws has a defect; the test must see it, and a client sees what it sees of any broken server. */
    private static FakeResponse handle(FakeService service, FakeRequest request) {
        try {
            return service.handle(request);
        } catch (RuntimeException | AssertionError defect) {
            return text(500, "This fake is broken: " + defect);
        }
    }

    /** The one at the longest path, which comes last in their order. */
    private Optional<FakeService> serviceAt(String path) {
        Optional<FakeService> found = Optional.empty();
        for (Map.Entry<String, FakeService> mount : services.entrySet()) {
            String prefix = mount.getKey();
            if (path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/')) {
                found = Optional.of(mount.getValue());
            }
        }
        return found;
    }

    private static FakeResponse text(int status, String text) {
        return FakeResponse.of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    private static Journal.Body recorded(Reply reply) {
        if (!reply.reachesClient()) {
            return new Journal.Body("", "");
        }
        byte[] body = reply.response().body();
        String type = Objects.requireNonNullElse(reply.response().headers().get("Content-Type"), "");
        return Journal.Body.of(type, body.length, () -> new String(body, StandardCharsets.UTF_8));
    }

    /**
     * The server behind it, for those who want to do more with it.
     *
     * @param type its class
     * @param <T> its class
     * @return the server, running
     * @throws IllegalArgumentException if the server is of another class
     * @throws IllegalStateException if the server is closed
     */
    public <T> T unwrap(Class<T> type) {
        lock.lock();
        try {
            return running().unwrap(type);
        } finally {
            lock.unlock();
        }
    }

    private static Optional<Exchange.Answer> answerOf(Reply reply) {
        if (!reply.reachesClient()) {
            return Optional.empty();
        }
        FakeResponse response = reply.response();
        String type = Objects.requireNonNullElse(response.headers().get("Content-Type"), "");
        return Optional.of(new Exchange.Answer(response.status(), Message.of(type, response.body())));
    }
}
