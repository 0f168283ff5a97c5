package org.qoltanba.testkit.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.qoltanba.testkit.clock.VirtualClock;
import org.qoltanba.testkit.fault.Effect;
import org.qoltanba.testkit.journal.Exchange;
import org.qoltanba.testkit.journal.Journal;
import org.qoltanba.testkit.journal.Message;

/**
 * Serves the fakes of one world at one address on the loopback interface, applies the faults that are set and keeps the
 * journal. The port is bound when the address is first asked for, so a world that needs no HTTP costs nothing.
 */
public final class FakeHttpServer implements AutoCloseable {

    private final VirtualClock clock;
    private final Journal journal;
    private final Map<String, FakeService> services = new ConcurrentSkipListMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable WireMockHost host;
    private boolean closed;

    /**
     * A server without services, not yet listening.
     *
     * @param clock tells the journal the time and lets answers be late
     * @param journal where exchanges are noted
     */
    public FakeHttpServer(VirtualClock clock, Journal journal) {
        this.clock = clock;
        this.journal = journal;
    }

    /**
     * Puts a service at a path.
     *
     * @param prefix the path at which and below which the service answers, without a slash at the end
     * @param service answers
     */
    public void mount(String prefix, FakeService service) {
        services.put(prefix, service);
    }

    /**
     * The address of all services. Binds the port, the first time it is asked for.
     *
     * @return {@code http://127.0.0.1:port}
     * @throws IllegalStateException if the server is closed
     */
    public URI uri() {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("This world has ended: its services have no address any more.");
            }
            if (host == null) {
                host = WireMockHost.start(this::exchange, this::clearFaults);
            }
            return URI.create("http://127.0.0.1:" + host.port());
        } finally {
            lock.unlock();
        }
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

    /** Whoever is held up by a stall goes on, to find the connection gone. */
    private void clearFaults() {
        services.values().forEach(service -> service.faults().clear());
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
        journal.add(new Exchange(arrival, request.method(), request.path(), request.noted(), answerOf(reply), fault));
        return reply;
    }

    private Reply reply(FakeService service, FakeRequest request, Optional<Effect> fault) throws InterruptedException {
        if (fault.isEmpty()) {
            return Reply.complete(handle(service, request));
        }
        Effect effect = fault.get();
        if (effect instanceof Effect.CutBeforeProcessing) {
            return Reply.reset();
        }
        if (effect instanceof Effect.Stall stall) {
            awaitEnd(stall);
            return Reply.reset();
        }
        if (effect instanceof Effect.Status status) {
            FakeResponse bare = FakeResponse.empty(status.code());
            return Reply.complete(status.retryAfter()
                    .map(delay -> bare.header("Retry-After", Long.toString(delay.toSeconds())))
                    .orElse(bare));
        }
        FakeResponse response = handle(service, request);
        if (effect instanceof Effect.LoseResponse) {
            return Reply.closed();
        }
        if (effect instanceof Effect.TruncateResponse) {
            return Reply.truncated(response);
        }
        if (effect instanceof Effect.Delay delay) {
            clock.pause(delay.time());
        }
        return Reply.complete(response);
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

    private Optional<FakeService> serviceAt(String path) {
        return services.entrySet().stream()
                .filter(mount -> path.equals(mount.getKey()) || path.startsWith(mount.getKey() + "/"))
                .map(Map.Entry::getValue)
                .reduce((shorter, longer) -> longer);
    }

    private static FakeResponse text(int status, String text) {
        return FakeResponse.of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
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
