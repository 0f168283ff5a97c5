package org.qoltanba.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.testkit.pki.TestIdentity;

/** The world as a resource, without JUnit's help. */
@Timeout(60)
class FakeServicesTest {

    private final FakeServices world = FakeServices.create();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void servesItsServicesAtOneAddress() throws Exception {
        assertThat(world.sigex().uri()).isEqualTo(world.uri());
        assertThat(world.dss().uri()).isEqualTo(world.uri());
        // Each answers in its own words
        assertThat(get(world.uri(), "/api/nowhere/at/all")).contains("Invalid API route");
        assertThat(get(world.uri(), "/STS/nowhere")).doesNotContain("No fake is mounted");
        assertThat(get(world.uri(), "/SignServer/nowhere")).doesNotContain("No fake is mounted");
        assertThat(get(world.uri(), "/DocumentStore/nowhere")).doesNotContain("No fake is mounted");
        assertThat(get(world.uri(), "/.well-known/webfinger?resource=dss")).contains(world.uri() + "/STS");
        assertThat(get(world.uri(), "/elsewhere")).contains("No fake is mounted");
        assertThat(world.journal().exchanges()).hasSize(6);
    }

    @Test
    void isMadeOfPartsThatKnowEachOther() throws Exception {
        assertThat(world.sigex()).isSameAs(world.sigex());
        assertThat(world.dss()).isSameAs(world.dss());
        assertThat(world.phone("ivanov")).isSameAs(world.phone("ivanov"));
        assertThat(world.mailbox("a@example.kz")).isSameAs(world.mailbox("a@example.kz"));
        assertThat(world.clock().now()).isEqualTo(Instant.parse("2026-11-21T09:00:00Z"));
        world.clock().advance(Duration.ofDays(1));
        assertThat(world.pki().individual(Iin.of("850101300123")).x509().getNotBefore())
                .isEqualTo(java.util.Date.from(Instant.parse("2026-11-21T09:00:00Z")));
    }

    @Test
    void worldsAreIsolated() throws Exception {
        try (FakeServices other = FakeServices.create()) {
            assertThat(other.uri()).isNotEqualTo(world.uri());
            TestIdentity stranger = other.pki().individual(Iin.of("850101300123"));
            assertThatIllegalArgumentException().isThrownBy(() -> world.pki().revoke(stranger));
            other.clock().advance(Duration.ofDays(1));
            get(other.uri(), "/api/nowhere");
            assertThat(world.clock().now()).isEqualTo(Instant.parse("2026-11-21T09:00:00Z"));
            assertThat(world.journal().exchanges()).isEmpty();
            assertThat(other.journal().exchanges()).hasSize(1);
        }
        assertThat(get(world.uri(), "/api/nowhere")).isNotEmpty();
    }

    @Test
    void manyWorldsLiveSideBySide() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> lives = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String path = "/api/" + i + "/nothing";
                lives.add(() -> {
                    try (FakeServices mine = FakeServices.create()) {
                        get(mine.uri(), path);
                        assertThat(mine.journal().exchanges()).hasSize(1);
                        return mine.journal().exchanges().get(0).path();
                    }
                });
            }
            List<Future<String>> paths = threads.invokeAll(lives);
            for (int i = 0; i < paths.size(); i++) {
                assertThat(paths.get(i).get()).isEqualTo("/api/" + i + "/nothing");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void closingIsForGood() {
        world.uri();
        world.close();
        world.close();
        assertThatIllegalStateException().isThrownBy(world::uri).withMessageContaining("closed");
        assertThatIllegalStateException().isThrownBy(world::clock).withMessageContaining("Create another one");
    }

    @Test
    void aSeedMakesTheSameIdentifiers() {
        assertThat(FakeServices.create(42).seed()).isEqualTo(42);
        assertThat(FakeServices.create(42)).hasToString("FakeServices[seed 42]");
        assertThat(FakeServices.create().seed())
                .isNotEqualTo(FakeServices.create().seed());
    }

    private static String get(URI address, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString())
                .body();
    }
}
