package org.qoltanba.examples.benchmarks;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.clock.ClockDriver;
import org.qoltanba.testkit.console.ConsoleServer;
import org.qoltanba.testkit.scenario.WorldFile;

/** What a test starts to talk to. Each kind is asked one thing again and again. */
enum TestServer {
    SIGEX("the fake of SIGEX: a document with a signature") {
        @Override
        Running start() {
            FakeServices world = FakeServices.create();
            return new Running(world.uri().resolve("/api/unknown"), Optional.empty(), world::close);
        }

        @Override
        Running prepared() {
            FakeServices world = FakeServices.create();
            try (Qoltanba qoltanba = Qoltanba.builder()
                    .sigex(SigexEndpoint.of(world.uri()))
                    .time(world.clock())
                    .build()) {
                String id = qoltanba.sigex()
                        .register(DocumentSource.text("contract.txt", "We agree."))
                        .signedBy(world.pki().individual(Iin.of("000000000011")).signer())
                        .submit()
                        .id()
                        .value();
                return new Running(world.uri().resolve("/api/" + id), Optional.empty(), world::close);
            }
        }
    },

    DSS("the fake of CryptoPro DSS: a user's certificates") {
        @Override
        Running start() {
            FakeServices world = FakeServices.create();
            return new Running(
                    world.uri().resolve("/SignServer/rest/api/certificates"), Optional.empty(), world::close);
        }

        @Override
        Running prepared() throws IOException, InterruptedException {
            FakeServices world = FakeServices.create();
            world.dss().client("erp").secret("s3cret");
            world.dss().user("ivanov").owns(world.pki().individual(Iin.of("000000000011")));
            String basic = Base64.getEncoder().encodeToString("erp:s3cret".getBytes(StandardCharsets.UTF_8));
            String answer = CLIENT.send(
                            HttpRequest.newBuilder(world.uri().resolve("/STS/oauth/token"))
                                    .header("Authorization", "Basic " + basic)
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(BodyPublishers.ofString("grant_type=password&username=ivanov&password="
                                            + "&resource=urn%3Acryptopro%3Adss%3Asignserver%3Asignserver"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            String token = answer.replaceAll("(?s).*\"access_token\"\\s*:\\s*\"([^\"]+)\".*", "$1");
            return new Running(
                    world.uri().resolve("/SignServer/rest/api/certificates"),
                    Optional.of("Bearer " + token),
                    world::close);
        }
    },

    CONSOLE("the web console: the state of a world") {
        @Override
        Running start() throws IOException {
            LocalServer.withoutDelay(); // as the stand-alone program does
            FakeServices world = FakeServices.create();
            ClockDriver clock = ClockDriver.drive(world.clock());
            ConsoleServer console = ConsoleServer.start(
                    world, WorldFile.empty().arrange(world), clock, "127.0.0.1", 0, Locale.ENGLISH, Path.of("."));
            return new Running(console.uri().resolve("/api/state"), Optional.empty(), () -> {
                console.close();
                clock.close();
                world.close();
            });
        }
    },

    WIREMOCK("a bare WireMock: one stub, no journal") {
        @Override
        Running start() {
            WireMockServer server = new WireMockServer(WireMockConfiguration.options()
                    .dynamicPort()
                    .bindAddress("127.0.0.1")
                    .disableRequestJournal());
            server.start();
            server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.okJson(ANSWER)));
            return new Running(
                    URI.create("http://127.0.0.1:" + server.port() + "/api/x"), Optional.empty(), server::stop);
        }
    },

    MOCK_WEB_SERVER("a bare MockWebServer as it comes: one answer") {
        @Override
        Running start() throws IOException {
            return running(new MockWebServer());
        }
    },

    MOCK_WEB_SERVER_WITHOUT_DELAY("a bare MockWebServer with TCP_NODELAY set: one answer") {
        @Override
        Running start() throws IOException {
            MockWebServer server = new MockWebServer();
            server.setServerSocketFactory(new SocketsWithoutDelay());
            return running(server);
        }
    },

    JDK("the server of the JDK with TCP_NODELAY set: one answer") {
        @Override
        Running start() throws IOException {
            HttpServer server = LocalServer.create();
            byte[] answer = ANSWER.getBytes(StandardCharsets.UTF_8);
            server.createContext("/", exchange -> {
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
            server.start();
            return new Running(
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/x"),
                    Optional.empty(),
                    () -> server.stop(0));
        }
    };

    /** As long as what the fake of SIGEX tells of a document with one signature. */
    private static final String ANSWER = "{\"title\":\"" + "x".repeat(3_200) + "\"}";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String description;

    TestServer(String description) {
        this.description = description;
    }

    /**
     * A running server.
     *
     * @param address what it is asked
     * @param authorization the header that goes with it
     * @param end stops it
     */
    record Running(URI address, Optional<String> authorization, Runnable end) {

        HttpRequest request() {
            HttpRequest.Builder request = HttpRequest.newBuilder(address);
            authorization.ifPresent(value -> request.header("Authorization", value));
            return request.build();
        }
    }

    String description() {
        return description;
    }

    private static Running running(MockWebServer server) throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder().code(200).body(ANSWER).build();
            }
        });
        server.start(InetAddress.getLoopbackAddress(), 0);
        return new Running(server.url("/api/x").uri(), Optional.empty(), server::close);
    }

    /** Starts one that answers something. */
    abstract Running start() throws IOException;

    /** Starts one that has what it will be asked for. */
    Running prepared() throws IOException, InterruptedException {
        return start();
    }

    /** Asks it once; returns the status. */
    static int ask(Running running) throws IOException, InterruptedException {
        return CLIENT.send(running.request(), BodyHandlers.ofByteArray()).statusCode();
    }
}
