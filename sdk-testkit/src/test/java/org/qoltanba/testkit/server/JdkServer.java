package org.qoltanba.testkit.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.qoltanba.testkit.threads.DaemonThreads;

/** The server of the JDK, which cannot reset a connection. */
public final class JdkServer implements HttpServerProvider {

    private static final long NO_BODY = -1;

    /** Serves nobody yet. */
    public JdkServer() {}

    @Override
    public Running start(ServerAddress address, Function<HttpCall, HttpAnswer> fakes) throws IOException {
        InetSocketAddress socket = new InetSocketAddress(address.host(), address.port());
        HttpServer server = address.tls().isPresent() ? withTls(socket, address) : HttpServer.create(socket, 0);
        ExecutorService threads = Executors.newCachedThreadPool(new DaemonThreads("qoltanba-jdk-server"));
        server.setExecutor(threads);
        server.createContext("/", exchange -> exchange(exchange, fakes));
        server.start();
        return new Running() {
            @Override
            public int port() {
                return server.getAddress().getPort();
            }

            @Override
            public void close() {
                server.stop(0);
                threads.shutdown();
            }

            @Override
            public <T> Optional<T> unwrap(Class<T> type) {
                return Optional.of(server).filter(type::isInstance).map(type::cast);
            }
        };
    }

    private static HttpServer withTls(InetSocketAddress socket, ServerAddress address) throws IOException {
        SSLContext context = address.tls().orElseThrow();
        HttpsServer server = HttpsServer.create(socket, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                parameters.setSSLParameters(address.tlsParameters());
            }
        });
        return server;
    }

    private static void exchange(HttpExchange exchange, Function<HttpCall, HttpAnswer> fakes) throws IOException {
        try (exchange) {
            HttpAnswer answer = fakes.apply(new JdkCall(exchange));
            if (answer.ending() == HttpAnswer.Ending.ANSWERED) {
                boolean hasBody =
                        answer.length() > 0 && !exchange.getRequestMethod().equals("HEAD");
                answer.headers().forEach(exchange.getResponseHeaders()::set);
                exchange.sendResponseHeaders(answer.status(), hasBody ? answer.length() : NO_BODY);
                if (hasBody) {
                    answer.writeBody(exchange.getResponseBody());
                    exchange.getResponseBody().flush();
                }
            }
        }
    }

    private record JdkCall(HttpExchange exchange) implements HttpCall {

        @Override
        public String method() {
            return exchange.getRequestMethod();
        }

        @Override
        public String target() {
            return exchange.getRequestURI().toString();
        }

        @Override
        public Map<String, List<String>> headers() {
            return exchange.getRequestHeaders();
        }

        @Override
        public InputStream body() {
            return exchange.getRequestBody();
        }

        @Override
        public String clientAddress() {
            return exchange.getRemoteAddress().getAddress().getHostAddress();
        }

        @Override
        public Optional<X509Certificate> clientCertificate() {
            if (!(exchange instanceof HttpsExchange secure)) {
                return Optional.empty();
            }
            try {
                return Optional.of((X509Certificate) secure.getSSLSession().getPeerCertificates()[0]);
            } catch (SSLPeerUnverifiedException none) {
                return Optional.empty();
            }
        }
    }
}
