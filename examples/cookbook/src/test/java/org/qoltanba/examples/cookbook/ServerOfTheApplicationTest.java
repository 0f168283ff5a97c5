package org.qoltanba.examples.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.server.HttpServerProvider;

/** A module that provides a server for the fakes replaces the usual one, with nothing more to say. */
class ServerOfTheApplicationTest {

    private static final String NAME = "com.example.server";

    private static final String DESCRIPTOR = """
            module com.example.server {
                requires jdk.httpserver;
                requires org.qoltanba.testkit;

                provides org.qoltanba.testkit.server.HttpServerProvider with com.example.server.OurServer;
            }
            """;

    private static final String SERVER = """
            package com.example.server;

            import com.sun.net.httpserver.HttpExchange;
            import com.sun.net.httpserver.HttpServer;
            import java.io.IOException;
            import java.io.InputStream;
            import java.net.InetSocketAddress;
            import java.security.cert.X509Certificate;
            import java.util.List;
            import java.util.Map;
            import java.util.Optional;
            import java.util.function.Function;
            import org.qoltanba.testkit.server.HttpAnswer;
            import org.qoltanba.testkit.server.HttpCall;
            import org.qoltanba.testkit.server.HttpServerProvider;
            import org.qoltanba.testkit.server.ServerAddress;

            public final class OurServer implements HttpServerProvider {

                @Override
                public Running start(ServerAddress address, Function<HttpCall, HttpAnswer> fakes) throws IOException {
                    HttpServer server = HttpServer.create(new InetSocketAddress(address.host(), address.port()), 0);
                    server.createContext("/", exchange -> {
                        HttpAnswer answer = fakes.apply(new Call(exchange));
                        exchange.getResponseHeaders().set("Server", "ours");
                        exchange.sendResponseHeaders(answer.status(), answer.length());
                        answer.writeBody(exchange.getResponseBody());
                        exchange.close();
                    });
                    server.start();
                    return new Running() {
                        @Override public int port() { return server.getAddress().getPort(); }
                        @Override public void close() { server.stop(0); }
                    };
                }

                private record Call(HttpExchange exchange) implements HttpCall {
                    @Override public String method() { return exchange.getRequestMethod(); }
                    @Override public String target() { return exchange.getRequestURI().toString(); }
                    @Override public Map<String, List<String>> headers() { return exchange.getRequestHeaders(); }
                    @Override public InputStream body() { return exchange.getRequestBody(); }
                    @Override public String clientAddress() { return exchange.getRemoteAddress().getHostString(); }
                    @Override public Optional<X509Certificate> clientCertificate() { return Optional.empty(); }
                }
            }
            """;

    @Test
    void aModuleProvidesAServer(@TempDir Path folder) throws Exception {
        Module testkit = HttpServerProvider.class.getModule();
        assertThat(testkit.getName()).isEqualTo("org.qoltanba.testkit");
        ClassLoader module = compiled(folder);
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        try (FakeServices world = FakeServices.create()) {
            thread.setContextClassLoader(module);
            URI address = world.uri().resolve("/api/version");
            assertThat(address.toURL().openConnection().getHeaderField("Server"))
                    .isEqualTo("ours");
            assertThat(world.journal().exchanges()).hasSize(1);
        } finally {
            thread.setContextClassLoader(usual);
        }
    }

    private static ClassLoader compiled(Path folder) throws IOException {
        Path server = Files.createDirectories(folder.resolve("src/com/example/server"));
        Path descriptor = Files.writeString(folder.resolve("src/module-info.java"), DESCRIPTOR);
        Path source = Files.writeString(server.resolve("OurServer.java"), SERVER);
        Path classes = folder.resolve("classes");
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said, true);
        int trouble = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        out,
                        out,
                        "--module-path",
                        System.getProperty("jdk.module.path"),
                        "-d",
                        classes.toString(),
                        descriptor.toString(),
                        source.toString());
        assertThat(trouble).as("%s", said).isZero();
        ModuleLayer boot = ModuleLayer.boot();
        Configuration configuration =
                boot.configuration().resolve(ModuleFinder.of(classes), ModuleFinder.of(), Set.of(NAME));
        return ModuleLayer.defineModulesWithOneLoader(configuration, List.of(boot), ClassLoader.getSystemClassLoader())
                .layer()
                .findLoader(NAME);
    }
}
