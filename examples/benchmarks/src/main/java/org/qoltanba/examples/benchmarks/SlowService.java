package org.qoltanba.examples.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A service with many operations, each confirmed at a moment of its own, that takes 50 ms to answer. It says since when an
 * operation is done, so that whoever asks knows how late it learns of it.
 */
final class SlowService implements AutoCloseable {

    private static final int ROUND_TRIP = 50;
    private static final Clock CLOCK = Clock.systemUTC();

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
    private final AtomicLong polls = new AtomicLong();
    private final HttpServer server;
    private final long[] doneAt;

    /**
     * Begins at once.
     *
     * @param operations how many there are
     * @param from from when on they are confirmed, in milliseconds from now
     * @param until when the last is confirmed
     */
    SlowService(int operations, int from, int until) throws IOException {
        SplittableRandom random = new SplittableRandom(operations);
        long now = CLOCK.millis();
        doneAt = random.longs(operations, now + from, now + until).toArray();
        server = LocalServer.create();
        server.setExecutor(threads);
        server.createContext("/poll/", exchange -> {
            polls.incrementAndGet();
            Future<?> unused = threads.schedule(() -> answer(exchange), ROUND_TRIP, TimeUnit.MILLISECONDS);
        });
        server.start();
    }

    private void answer(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        long at = doneAt[Integer.parseInt(path.substring(path.lastIndexOf('/') + 1))];
        byte[] body = ("{\"done\":" + (CLOCK.millis() >= at) + ",\"at\":" + at + "}").getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    long polls() {
        return polls.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
