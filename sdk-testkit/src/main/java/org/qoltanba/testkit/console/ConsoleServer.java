package org.qoltanba.testkit.console;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.clock.ClockDriver;
import org.qoltanba.testkit.fault.FaultException;
import org.qoltanba.testkit.http.PortTakenException;
import org.qoltanba.testkit.scenario.Scene;
import org.qoltanba.testkit.threads.DaemonThreads;

/**
 * Serves the web console of a world, at a port of its own: what people look at is no exchange of the services, so it stands in
 * no journal and meets no fault.
 */
public final class ConsoleServer implements AutoCloseable {

    private static final int THREADS = 8;
    private static final int LARGEST_REQUEST = 64 * 1024 * 1024;
    private static final String EVERYWHERE = "0.0.0.0";
    private static final Map<String, String> PAGES = Map.of(
            "/", "text/html; charset=utf-8",
            "/assumptions.html", "text/html; charset=utf-8",
            "/assumptions_ru.html", "text/html; charset=utf-8",
            "/console.css", "text/css; charset=utf-8",
            "/console.js", "text/javascript; charset=utf-8",
            "/texts.js", "text/javascript; charset=utf-8",
            "/icon.svg", "image/svg+xml");

    private final HttpServer server;
    private final ExecutorService threads = DaemonThreads.few("qoltanba-console", THREADS);
    private final ConsoleApi api;
    private final RequestGuard guard;
    private final String host;
    private final Locale language;

    private ConsoleServer(HttpServer server, ConsoleApi api, String host, Locale language) {
        this.server = server;
        this.api = api;
        this.guard = new RequestGuard(host);
        this.host = host;
        this.language = language;
    }

    /**
     * Starts a console.
     *
     * @param world whose
     * @param scene who is there
     * @param clock moves its clock
     * @param host where to listen
     * @param port 0 for any that is free
     * @param language of the page, until the user chooses another
     * @param keys where the keys are kept as files
     * @return the running console
     * @throws IOException if this machine gives no port at that address
     * @throws PortTakenException if the port is not free
     */
    public static ConsoleServer start(
            FakeServices world, Scene scene, ClockDriver clock, String host, int port, Locale language, Path keys)
            throws IOException {
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(host, port), 0);
        } catch (BindException taken) {
            throw new PortTakenException(host, port, taken);
        }
        ConsoleServer console = new ConsoleServer(server, new ConsoleApi(world, scene, clock, keys), host, language);
        server.setExecutor(console.threads);
        server.createContext("/", console::handle);
        server.start();
        return console;
    }

    /**
     * Where it is.
     *
     * @return with a slash at the end
     */
    public URI uri() {
        String name = host.equals(EVERYWHERE) ? "127.0.0.1" : host;
        return URI.create("http://" + name + ":" + server.getAddress().getPort() + "/");
    }

    /** Frees port and threads. Closing twice is harmless. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Headers headers = exchange.getResponseHeaders();
            headers.set("Cache-Control", "no-store");
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("X-Frame-Options", "DENY");
            headers.set("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'; base-uri 'none'");
            headers.set("Cross-Origin-Resource-Policy", "same-origin");
            headers.set("Referrer-Policy", "no-referrer");
            Optional<String> objection = guard.objection(exchange.getRequestHeaders());
            if (objection.isPresent()) {
                send(exchange, 403, text(objection.get()));
                return;
            }
            try {
                send(exchange, 200, answer(exchange));
            } catch (Refused refused) {
                send(exchange, refused.status(), text(String.valueOf(refused.getMessage())));
            } catch (FaultException unfit) {
                send(exchange, 400, text(unfit.message(language(exchange))));
            } catch (IllegalArgumentException | IllegalStateException unfit) {
                send(exchange, 400, text(String.valueOf(unfit.getMessage())));
            }
        }
    }

    private static Locale language(HttpExchange exchange) {
        String wanted = exchange.getRequestHeaders().getFirst("Accept-Language");
        return wanted != null && wanted.startsWith("ru") ? Locale.forLanguageTag("ru") : Locale.ENGLISH;
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.startsWith("/api/")) {
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST_REQUEST + 1);
            if (body.length > LARGEST_REQUEST) {
                throw new Refused(413, "At most 64 MiB can be sent.");
            }
            return api.answer(exchange.getRequestMethod(), exchange.getRequestURI(), body);
        }
        String type = PAGES.get(path);
        if (type == null) {
            throw Refused.missing("page of this name");
        }
        if (!exchange.getRequestMethod().equals("GET")) {
            throw new Refused(405, "Pages are read with GET.");
        }
        return new Answer(type, Bytes.of(page(path)), null);
    }

    private byte[] page(String path) throws IOException {
        String name = path.equals("/") ? "console.html" : path.substring(1);
        try (var content = ConsoleServer.class.getResourceAsStream(name)) {
            if (content == null) {
                throw new IllegalStateException("The page " + name + " is missing from the jar.");
            }
            byte[] bytes = content.readAllBytes();
            return path.equals("/")
                    ? new String(bytes, StandardCharsets.UTF_8)
                            .replace("{language}", language.getLanguage().equals("ru") ? "ru" : "en")
                            .getBytes(StandardCharsets.UTF_8)
                    : bytes;
        }
    }

    private static Answer text(String text) {
        return new Answer("text/plain; charset=utf-8", Bytes.of(text.getBytes(StandardCharsets.UTF_8)), null);
    }

    private static void send(HttpExchange exchange, int status, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        if (answer.fileName() != null) {
            String name =
                    URLEncoder.encode(answer.fileName(), StandardCharsets.UTF_8).replace("+", "%20");
            exchange.getResponseHeaders().set("Content-Disposition", "attachment; filename*=UTF-8''" + name);
        }
        byte[] content = answer.content().toArray();
        exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
        if (content.length > 0) {
            exchange.getResponseBody().write(content);
        }
    }
}
