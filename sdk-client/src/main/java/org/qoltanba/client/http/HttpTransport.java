package org.qoltanba.client.http;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator.SplittableGenerator;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
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
    private final Dispatcher patient;
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
        this.client = client(limits, threads);
        this.patient = dispatcher(limits, threads);
    }

    private static Dispatcher dispatcher(CallLimits limits, ExecutorService threads) {
        Dispatcher dispatcher = new Dispatcher(threads);
        // The bound is per host, so that one slow service does not keep the others waiting
        dispatcher.setMaxRequests(Integer.MAX_VALUE);
        dispatcher.setMaxRequestsPerHost(limits.callsInFlight());
        return dispatcher;
    }

    private static OkHttpClient client(CallLimits limits, ExecutorService threads) {
        Duration attempt = limits.attemptTimeout();
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher(limits, threads))
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
            return new ServiceHttp(name, address, errors, new Line(this, own), time, observer, random.split());
        }
    }

    /** One attempt, ready to be enqueued. */
    private Call prepare(OkHttpClient own, Request request, Exchange exchange, long bodies) {
        Call call = own.newCall(request);
        call.addEventListener(exchange);
        call.timeout()
                .timeout(limits.attemptTimeout().toMillis() + bodies / BYTES_PER_MILLISECOND, TimeUnit.MILLISECONDS);
        return call;
    }

    /** What one service speaks through: the transport, with TLS as the service needs it. */
    record Line(HttpTransport transport, OkHttpClient client) {

        /** One attempt, ready to be enqueued. */
        Call prepare(Request request, Exchange exchange, long bodies) {
            return transport.prepare(client, request, exchange, bodies);
        }

        boolean isClosed() {
            return transport.closed;
        }

        /** The same with places of its own for calls that are answered when a person acts. */
        Line patient() {
            return new Line(
                    transport, client.newBuilder().dispatcher(transport.patient).build());
        }
    }

    /** For tests of what OkHttp does by itself. */
    OkHttpClient client() {
        return client;
    }

    /** Cancels what is under way, closes the connections and lets the threads end. */
    @Override
    public void close() {
        closed = true;
        client.dispatcher().cancelAll();
        patient.cancelAll();
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
