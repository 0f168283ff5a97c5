package org.qoltanba.client.http;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator.SplittableGenerator;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.qoltanba.api.spi.SdkObserver;
import org.qoltanba.client.waiting.Timekeeper;

/**
 * The one HTTP client of a {@code Qoltanba} object: pool, threads and limits are shared by all its services. No redirects,
 * cookies or cache, and nothing is repeated here.
 *
 * <p>Safe to share between threads.
 */
public final class HttpTransport implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration THREAD_IDLE = Duration.ofSeconds(10);
    private static final Duration CONNECTION_IDLE = Duration.ofSeconds(60);

    /** What a slow line carries in a millisecond: 1 Mbit/s. Large bodies get so much more time. */
    private static final long BYTES_PER_MILLISECOND = 128;

    private final CallLimits limits;
    private final Timekeeper time;
    private final SdkObserver observer;
    private final SplittableGenerator random;
    private final ExecutorService threads;
    private final OkHttpClient client;
    private final Callers callers;
    private final Turns usualTurns;
    private final Turns patientTurns;
    private final Set<Call> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * Opens no connection yet.
     *
     * @param limits how long and how many
     * @param time keeps time and runs what follows an answer
     * @param observer is told of calls
     * @param random spreads repeats and names requests
     * @param threadFactory makes the network threads; daemons
     */
    public HttpTransport(
            CallLimits limits,
            Timekeeper time,
            SdkObserver observer,
            SplittableGenerator random,
            ThreadFactory threadFactory) {
        this.limits = Objects.requireNonNull(limits, "limits");
        this.time = Objects.requireNonNull(time, "time");
        this.observer = Objects.requireNonNull(observer, "observer");
        this.random = Objects.requireNonNull(random, "random");
        this.threads = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                THREAD_IDLE.toMillis(),
                TimeUnit.MILLISECONDS,
                new SynchronousQueue<>(),
                threadFactory);
        this.client = client(limits);
        this.callers = new Callers(time);
        // The bound is per host, so that one slow service does not keep the others waiting
        this.usualTurns = new Turns(limits.callsInFlight(), threads);
        this.patientTurns = new Turns(limits.callsInFlight(), threads);
    }

    private static OkHttpClient client(CallLimits limits) {
        Duration attempt = limits.attemptTimeout();
        return new OkHttpClient.Builder()
                .connectionPool(
                        new ConnectionPool(limits.callsInFlight(), CONNECTION_IDLE.toMillis(), TimeUnit.MILLISECONDS))
                .callTimeout(attempt)
                .connectTimeout(attempt.compareTo(CONNECT_TIMEOUT) < 0 ? attempt : CONNECT_TIMEOUT)
                .readTimeout(attempt)
                .writeTimeout(attempt)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .build();
    }

    /**
     * A service behind this transport.
     *
     * @param name the service's name, for example {@code SIGEX}
     * @param address where its paths begin; checked already
     * @param errors how it says that it refuses
     * @return the service's way to speak HTTP
     */
    public ServiceHttp service(String name, URI address, ErrorMapper errors) {
        return service(name, address, errors, TlsSettings.USUAL);
    }

    /**
     * A service behind this transport, with TLS of its own.
     *
     * @param name the service's name, for example {@code SIGEX}
     * @param address where its paths begin; checked already
     * @param errors how it says that it refuses
     * @param tls what is shown to it, and whom to trust
     * @return the service's way to speak HTTP
     * @throws org.qoltanba.api.error.KeyAccessException if TLS cannot be set up like that
     */
    public ServiceHttp service(String name, URI address, ErrorMapper errors, TlsSettings tls) {
        OkHttpClient own = TlsClients.of(client, tls);
        synchronized (random) {
            return new ServiceHttp(
                    name, address, errors, new Line(this, own, usualTurns, false), time, observer, random.split());
        }
    }

    /** One attempt, ready to be carried out. */
    private Call prepare(OkHttpClient own, Request request, Exchange exchange, long bodies) {
        Call call = own.newCall(request);
        call.addEventListener(exchange);
        call.timeout()
                .timeout(limits.attemptTimeout().toMillis() + bodies / BYTES_PER_MILLISECOND, TimeUnit.MILLISECONDS);
        return call;
    }

    /** Blocks until it has ended. Either it finds this transport closed, or closing finds it. */
    private Exchange.End carryOut(Call call, Exchange exchange) {
        underWay.add(call);
        try {
            if (closed) {
                call.cancel();
            }
            return exchange.carryOut(call);
        } finally {
            underWay.remove(call);
        }
    }

    /**
     * What one service speaks through: the transport, with TLS as the service needs it.
     *
     * @param turns how many of its calls are under way at a time
     * @param isShared whether others than the caller wait for its calls as well
     */
    record Line(HttpTransport transport, OkHttpClient client, Turns turns, boolean isShared) {

        /** One attempt, ready to be begun. */
        Call prepare(Request request, Exchange exchange, long bodies) {
            return transport.prepare(client, request, exchange, bodies);
        }

        /**
         * Has an attempt carried out in its turn: by the calling thread if that is about to wait for it, else by a thread
         * of the network. Does not block.
         *
         * @param isInMemory whether sending it does nothing but send
         * @param then follows on the same thread, with its end
         */
        void begin(Call call, Exchange exchange, boolean isInMemory, Consumer<Exchange.End> then) {
            String host = call.request().url().host();
            if (isInMemory && !isShared && transport.callers.isFreeHere()) {
                Turns.Turn turn = turns.now(host, () -> {
                    Exchange.End end = Interruptible.during(call, () -> transport.carryOut(call, exchange));
                    return () -> then.accept(end);
                });
                if (turn != null) {
                    transport.callers.take(turn);
                    return;
                }
            }
            turns.inTurn(host, () -> {
                Exchange.End end = transport.carryOut(call, exchange);
                return () -> then.accept(end);
            });
        }

        Callers callers() {
            return transport.callers;
        }

        boolean isClosed() {
            return transport.closed;
        }

        /** The same with places of its own for calls that are answered when a person acts. */
        Line patient() {
            return new Line(transport, client, transport.patientTurns, isShared);
        }

        /** The same for calls whose outcome others wait for as well. */
        Line shared() {
            return new Line(transport, client, turns, true);
        }
    }

    /** For tests of how many calls are under way. */
    Turns turns() {
        return usualTurns;
    }

    /** For tests of what OkHttp does by itself. */
    OkHttpClient client() {
        return client;
    }

    /** Cancels what is under way, closes the connections and lets the threads end. */
    @Override
    public void close() {
        closed = true;
        underWay.forEach(Call::cancel);
        client.dispatcher().cancelAll();
        threads.shutdown();
        client.connectionPool().evictAll();
    }

    /**
     * Waits until the network threads have ended.
     *
     * @param limit the longest time
     * @return true if they have
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean awaitEnd(Duration limit) throws InterruptedException {
        return threads.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS);
    }
}
