package org.qoltanba.client.callback;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * A small HTTP or HTTPS server that receives notifications, for applications that have none. It answers a notification with
 * status 200 and an empty body at once, then the operations concerned ask the service.
 *
 * <pre>{@code
 * try (WebhookReceiver receiver = qoltanba.webhookReceiver()
 *         .on("/sigex", qoltanba.sigexWebhooks())
 *         .listeningAt(new InetSocketAddress(8443))
 *         .https(privateKey, certificate, intermediate)
 *         .from(WebhookSender.sigex())
 *         .start()) { ... }
 * }</pre>
 *
 * <p>Other paths are answered 404, other methods 405, callers who are not the expected sender 403 or, without a certificate
 * that TLS accepts, not at all. A request may have 64 KiB and ten seconds; eight are read at a time. Without HTTPS anybody
 * can send and read notifications: do that on the machine itself or behind a proxy that ends TLS.
 *
 * <p>Safe to share between threads. All its threads are daemons. {@link #close()} ends it.
 *
 * @since 0.1.0
 */
public final class WebhookReceiver implements AutoCloseable {

    private final HttpServer server;
    private final String scheme;
    private final DeadlineThreads threads;

    private WebhookReceiver(HttpServer server, String scheme, DeadlineThreads threads) {
        this.server = server;
        this.scheme = scheme;
        this.threads = threads;
    }

    /**
     * Begins a receiver. {@code Qoltanba.webhookReceiver()} does the same with the threads of the SDK.
     *
     * @param threadFactory makes its threads; should make daemons
     * @return a builder that listens to nobody yet
     */
    public static Builder using(ThreadFactory threadFactory) {
        return new Builder(Objects.requireNonNull(threadFactory, "threadFactory"));
    }

    /**
     * Where it listens.
     *
     * @return the port
     */
    public int port() {
        return server.getAddress().getPort();
    }

    /**
     * The address of a path as this machine sees it. What to tell the service is the address that it can reach.
     *
     * @param path a path notifications are taken on
     * @return for example {@code https://localhost:8443/sigex}
     */
    public URI uri(String path) {
        return URI.create(scheme + "://localhost:" + port() + Objects.requireNonNull(path, "path"));
    }

    /** Stops listening, ends what is being read, frees the port. Closing twice is harmless. */
    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    @Override
    public String toString() {
        return "WebhookReceiver[" + scheme + ", port " + port() + "]";
    }

    private static boolean isBelow(String asked, String path) {
        return asked.startsWith(path + "/")
                && asked.length() > path.length() + 1
                && asked.indexOf('/', path.length() + 1) < 0;
    }

    /**
     * Describes a receiver. Not thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder {

        private static final Duration TIME_FOR_A_REQUEST = Duration.ofSeconds(10);

        private final ThreadFactory threadFactory;
        private final Map<String, WebhookHandler<?>> handlers = new LinkedHashMap<>();
        private final Map<String, CallbackHandler<?>> callbacks = new LinkedHashMap<>();
        private InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        private Duration requestTime = TIME_FOR_A_REQUEST;
        private @Nullable TlsServer tls;
        private @Nullable WebhookSender sender;

        private Builder(ThreadFactory threadFactory) {
            this.threadFactory = threadFactory;
        }

        /**
         * Takes notifications of a service on a path.
         *
         * @param path begins with a slash; this path and no other
         * @param handler takes them
         * @return this
         * @throws IllegalArgumentException if the path does not begin with a slash, or is taken
         */
        public Builder on(String path, WebhookHandler<?> handler) {
            Objects.requireNonNull(handler, "handler");
            if (!Objects.requireNonNull(path, "path").startsWith("/")) {
                throw new IllegalArgumentException("A path begins with a slash, for example /sigex.");
            }
            if (callbacks.containsKey(path) || handlers.putIfAbsent(path, handler) != null) {
                throw taken(path);
            }
            return this;
        }

        /**
         * Takes the calls of a service below a path: those with one more segment, which tells the operation. Bodies may
         * have 16 KiB.
         *
         * @param path begins with a slash and does not end with one
         * @param handler takes them
         * @return this
         * @throws IllegalArgumentException if the path has another form, or is taken
         */
        public Builder below(String path, CallbackHandler<?> handler) {
            Objects.requireNonNull(handler, "handler");
            if (!Objects.requireNonNull(path, "path").matches("/.*[^/]")) {
                throw new IllegalArgumentException(
                        "The path above callbacks begins with a slash and does not end with one, for example /dss.");
            }
            if (handlers.containsKey(path) || callbacks.putIfAbsent(path, handler) != null) {
                throw taken(path);
            }
            return this;
        }

        private static IllegalArgumentException taken(String path) {
            return new IllegalArgumentException("The path " + path + " is taken. Give each service one of its own.");
        }

        /**
         * Where to listen. Without it, on this machine's loopback at any free port.
         *
         * @param where address and port; port 0 is any free one
         * @return this
         */
        public Builder listeningAt(InetSocketAddress where) {
            this.address = Objects.requireNonNull(where, "where");
            return this;
        }

        /**
         * Speaks HTTPS: TLS 1.2 or 1.3.
         *
         * @param privateKey the server's key, RSA or EC
         * @param chain its certificate, then those of the authorities between it and the root
         * @return this
         * @throws org.qoltanba.api.error.KeyAccessException if key and certificates cannot be used
         */
        public Builder https(PrivateKey privateKey, X509Certificate... chain) {
            this.tls = new TlsServer(
                    Objects.requireNonNull(privateKey, "privateKey"), List.of(Objects.requireNonNull(chain, "chain")));
            return this;
        }

        /**
         * Demands that the caller proves to be the sender. Takes HTTPS.
         *
         * @param expected who
         * @return this
         */
        public Builder from(WebhookSender expected) {
            this.sender = Objects.requireNonNull(expected, "expected");
            return this;
        }

        /** How long a request may take, for tests of this package. */
        Builder requestTime(Duration limit) {
            this.requestTime = limit;
            return this;
        }

        /**
         * Begins to listen.
         *
         * @return the receiver, to be closed
         * @throws IllegalStateException if there is nothing to receive, or a sender is demanded without HTTPS
         * @throws UncheckedIOException if the address cannot be used
         */
        public WebhookReceiver start() {
            if (handlers.isEmpty() && callbacks.isEmpty()) {
                throw new IllegalStateException(
                        "Nothing to receive. Call on(path, handler) or below(path, handler) before start().");
            }
            if (sender != null && tls == null) {
                throw new IllegalStateException(
                        "Who sends is known by a certificate, which takes HTTPS. Call https(key, chain) before start().");
            }
            DeadlineThreads threads = new DeadlineThreads(threadFactory, requestTime);
            try {
                HttpServer server = tls == null ? HttpServer.create(address, 0) : tls.create(address, sender);
                handlers.forEach((path, handler) ->
                        server.createContext(path, new Reception(path::equals, Taker.of(handler), sender)));
                callbacks.forEach((path, handler) -> server.createContext(
                        path, new Reception(asked -> isBelow(asked, path), Taker.of(handler), sender)));
                server.setExecutor(threads);
                threads.begin(server::start);
                return new WebhookReceiver(server, tls == null ? "http" : "https", threads);
            } catch (IOException taken) {
                threads.close();
                throw new UncheckedIOException(
                        "Port " + address.getPort() + " of " + address.getHostString()
                                + " cannot be listened at. Is another program using it?",
                        taken);
            }
        }
    }
}
