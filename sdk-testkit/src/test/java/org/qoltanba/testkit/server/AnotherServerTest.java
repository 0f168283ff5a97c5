package org.qoltanba.testkit.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.fault.FaultRule;
import org.qoltanba.testkit.fault.Faults;

/** How an application replaces the server behind the fakes. */
@Timeout(60)
class AnotherServerTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void aWorldIsToldWhoServesIt() throws Exception {
        try (FakeServices world =
                FakeServices.builder().servedBy(new JdkServer()).build()) {
            assertThat(answer(world.uri().resolve("/api/AAAAAAAAAAAAAAAA")).body())
                    .contains("Document not found");
            assertThat(world.journal().exchanges()).hasSize(1);
            assertThat(world.unwrap(HttpServer.class).getAddress().getPort())
                    .isEqualTo(world.uri().getPort());
            assertThat(world.unwrap(JdkServer.class)).isNotNull();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> world.unwrap(WireMockServer.class))
                    .withMessageContainingAll("JdkServer", "WireMockServer");
        }
    }

    @Test
    void whatItCannotDoIsRefusedRatherThanLeftOut() {
        try (FakeServices world =
                FakeServices.builder().servedBy(new JdkServer()).build()) {
            Faults faults = world.sigex().faults();
            FaultRule early = faults.failHandshake();
            assertThatExceptionOfType(UnsupportedOperationException.class)
                    .isThrownBy(world::uri)
                    .withMessageContainingAll("WireMock", "JdkServer", "Remove the fault");
            faults.remove(early);
            assertThat(world.uri()).isNotNull();
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(faults::refuseConnection);
        }
    }

    @Test
    void aPortThatIsTakenIsToldAsEver() {
        try (FakeServices world =
                        FakeServices.builder().servedBy(new JdkServer()).build();
                FakeServices other = FakeServices.builder()
                        .servedBy(new JdkServer())
                        .port(world.uri().getPort())
                        .build()) {
            assertThatIllegalStateException().isThrownBy(other::uri).withMessageContaining("is taken");
        }
    }

    @Test
    @ResourceLock("the class loader of the thread")
    void anApplicationBringsOneAlongForAllItsWorlds(@TempDir Path folder) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        try (URLClassLoader application = withServices(folder, usual, Quiet.class);
                FakeServices world = FakeServices.create()) {
            thread.setContextClassLoader(application);
            assertThat(answer(world.uri()).statusCode()).isEqualTo(404);
            assertThat(world.unwrap(Quiet.class)).isNotNull();
        } finally {
            thread.setContextClassLoader(usual);
        }
    }

    @Test
    @ResourceLock("the class loader of the thread")
    void twoAreOneTooMany(@TempDir Path folder) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        try (URLClassLoader application = withServices(folder, usual, Quiet.class, JdkServer.class);
                FakeServices undecided = FakeServices.create();
                FakeServices decided =
                        FakeServices.builder().servedBy(new JdkServer()).build()) {
            thread.setContextClassLoader(application);
            assertThatIllegalStateException()
                    .isThrownBy(undecided::uri)
                    .withMessageContainingAll("Quiet", "JdkServer", "servedBy");
            assertThat(answer(decided.uri()).statusCode()).isEqualTo(404);
        } finally {
            thread.setContextClassLoader(usual);
        }
    }

    /** Made by name, as services are. */
    public static final class Quiet implements HttpServerProvider {

        @Override
        public Running start(ServerAddress address, Function<HttpCall, HttpAnswer> fakes) throws IOException {
            return new JdkServer().start(address, fakes);
        }
    }

    private static URLClassLoader withServices(Path folder, ClassLoader parent, Class<?>... providers)
            throws IOException {
        Path file = folder.resolve("META-INF/services/" + HttpServerProvider.class.getName());
        Files.createDirectories(file.getParent());
        StringBuilder names = new StringBuilder();
        for (Class<?> provider : providers) {
            names.append(provider.getName()).append('\n');
        }
        Files.write(file, names.toString().getBytes(UTF_8));
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, parent);
    }

    private HttpResponse<String> answer(URI address) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
}
