package org.qoltanba.testkit.http;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import com.github.tomakehurst.wiremock.common.JettySettings;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.standalone.MappingsSource;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.DispatcherType;
import wiremock.jakarta.servlet.Filter;
import wiremock.org.eclipse.jetty.io.NetworkTrafficListener;
import wiremock.org.eclipse.jetty.server.Server;
import wiremock.org.eclipse.jetty.server.ServerConnector;
import wiremock.org.eclipse.jetty.servlet.FilterHolder;
import wiremock.org.eclipse.jetty.servlet.ServletContextHandler;
import wiremock.org.eclipse.jetty.util.thread.QueuedThreadPool;
import wiremock.org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/**
 * A WireMock server that hands every request to one function. It is set up to start fast, to share nothing with other
 * servers of the application, neither files nor system properties, and to leave the request as it came.
 */
final class WireMockHost implements HttpHost {

    private static final String THREADS = "qoltanba-fake-http";
    private static final int MOST_THREADS = 250;
    private static final int FEWEST_THREADS = 4;

    private final WireMockServer server;
    private final JettyFaces jetty;
    private final int port;
    private final WireMockExchange exchange;

    private WireMockHost(WireMockServer server, JettyFaces jetty, WireMockExchange exchange) {
        this.server = server;
        this.jetty = jetty;
        this.port = server.port();
        jetty.meetDoor();
        this.exchange = exchange;
    }

    /**
     * Starts a server.
     *
     * @param listening where it listens
     * @param replies answers every request, on the server's threads
     * @param endOfService called when the server is closed: nobody can connect any more, but connections still live
     * @param door what becomes of those who connect
     * @return the running server
     */
    static WireMockHost start(
            Listening listening, Function<FakeRequest, Reply> replies, Runnable endOfService, Door door) {
        WireMockExchange exchange = new WireMockExchange(replies);
        AtomicReference<@Nullable JettyFaces> made = new AtomicReference<>();
        WireMockServer server = new WireMockServer(WireMockConfiguration.options()
                .bindAddress(listening.host())
                .port(listening.port())
                .http2PlainDisabled(true)
                .httpServerFactory((options, admin, stubs) -> {
                    JettyFaces jetty = jetty(options, admin, stubs, exchange, endOfService, door);
                    made.set(jetty);
                    return jetty;
                })
                .threadPoolFactory(options -> daemonThreads())
                .httpClientFactory((options, trustAll, trusted, system) -> null)
                .jettyAcceptors(1)
                .jettyStopTimeout(0L)
                .mappingSource(new NoMappings())
                .templatingEnabled(false)
                .gzipDisabled(true)
                .useChunkedTransferEncoding(Options.ChunkedEncodingPolicy.NEVER)
                .disableRequestJournal()
                .maxLoggedResponseSize(0)
                .stubRequestLoggingDisabled(true)
                .disableStrictHttpHeaders(true)
                .disableOptimizeXmlFactoriesLoading(true)
                .extensions(exchange));
        try {
            server.start();
        } catch (FatalStartupException failed) {
            server.stop();
            throw HttpHost.unavailable(listening.host(), listening.port(), failed);
        }
        server.stubFor(WireMock.any(WireMock.anyUrl())
                .atPriority(Integer.MAX_VALUE)
                .willReturn(WireMock.aResponse().withTransformers(exchange.getName())));
        return new WireMockHost(server, Objects.requireNonNull(made.get(), "jetty"), exchange);
    }

    @Override
    public int open(Peer.Face face, int port, TlsIdentity identity) {
        return jetty.open(face, port, identity);
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        if (!type.isInstance(server)) {
            throw new IllegalArgumentException(
                    "The fakes are served by " + WireMockServer.class.getName() + ", not by " + type.getName() + ".");
        }
        exchange.share();
        return type.cast(server);
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void meetDoor() {
        jetty.meetDoor();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static JettyFaces jetty(
            Options options,
            AdminRequestHandler admin,
            StubRequestHandler stubs,
            WireMockExchange exchange,
            Runnable endOfService,
            Door door) {
        return new JettyFaces(options, admin, stubs, door) {
            @Override
            protected Server createServer(Options serverOptions) {
                Server server = super.createServer(serverOptions);
                server.addBean(new ScheduledExecutorScheduler(THREADS + "-timer", true));
                return server;
            }

            @Override
            protected void decorateMockServiceContextBeforeConfig(ServletContextHandler context) {
                context.addFilter(new FilterHolder(exchange), "/*", EnumSet.of(DispatcherType.REQUEST));
            }

            /** WireMock can be given stubs over HTTP too. */
            @Override
            protected void decorateAdminServiceContextBeforeConfig(ServletContextHandler context) {
                Filter sharing = (request, response, chain) -> {
                    exchange.share();
                    chain.doFilter(request, response);
                };
                context.addFilter(new FilterHolder(sharing), "/*", EnumSet.of(DispatcherType.REQUEST));
            }

            @Override
            protected ServerConnector createHttpConnector(
                    String address, int port, JettySettings settings, NetworkTrafficListener listener) {
                return StrictConnector.like(
                        super.createHttpConnector(address, port, settings, listener), jettyServer, door);
            }

            /** First of all it stops listening: a client whose connection is cut would otherwise come straight back. */
            @Override
            public void stop() {
                cut();
                endOfService.run();
                super.stop();
            }
        };
    }

    private static QueuedThreadPool daemonThreads() {
        QueuedThreadPool pool = new QueuedThreadPool(MOST_THREADS, FEWEST_THREADS);
        pool.setName(THREADS);
        pool.setDaemon(true);
        return pool;
    }

    /** WireMock would otherwise load stubs that the application keeps for its own WireMock. */
    private static final class NoMappings implements MappingsSource {

        @Override
        public void loadMappingsInto(StubMappings stubMappings) {}

        @Override
        public void save(List<StubMapping> stubMappings) {}

        @Override
        public void save(StubMapping stubMapping) {}

        @Override
        @SuppressWarnings("removal") // abstract still
        public void remove(StubMapping stubMapping) {}

        @Override
        public void removeAll() {}
    }
}
