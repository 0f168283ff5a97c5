package org.qoltanba.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.InvalidRequestException;
import org.qoltanba.api.error.RateLimitedException;
import org.qoltanba.api.error.ServerFaultException;
import org.qoltanba.api.error.TransportException;

/** What is made again, how often and after how long; on a virtual clock. */
class RetriesTest {

    private final Rig rig = Rig.virtual();

    @AfterEach
    void close() {
        rig.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void aRepeatableCallSurvivesTwoPassingFailures(int status) {
        rig.answers(Rig.status(status), Rig.status(status), Rig.json("[1]"));

        assertThat(rig.send(HttpCall.get("/api")).json(int[].class)).containsExactly(1);

        assertThat(rig.server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void aThirdFailureStands() {
        rig.answers(Rig.status(503), Rig.status(502), Rig.status(500), Rig.json("{}"));

        assertThat(rig.fails(ServerFaultException.class, HttpCall.get("/api")).status())
                .isEqualTo(500);

        assertThat(rig.server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void whatIsWrongWithTheCallStaysWrong() {
        rig.answers(Rig.status(400), Rig.json("{}"));

        rig.fails(InvalidRequestException.class, HttpCall.get("/api"));

        assertThat(rig.server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void aPostThatWasRefusedIsNotMadeAgain(int status) {
        rig.answers(Rig.status(status).setHeader("Retry-After", "1"), Rig.json("{}"));

        rig.fails(org.qoltanba.api.error.ServiceException.class, HttpCall.post("/api"));

        assertThat(rig.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aPollIsLeftToItsOwner() {
        rig.answers(Rig.status(503), Rig.json("{}"));

        rig.fails(ServerFaultException.class, HttpCall.get("/api").singleAttempt());

        assertThat(rig.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void theServersWishGoesFirst() {
        rig.answers(Rig.status(429).setHeader("Retry-After", "7"), Rig.json("{}"));
        Instant before = rig.time.now();

        rig.send(HttpCall.get("/api"));

        assertThat(Duration.between(before, rig.time.now())).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void aWishAsADateIsReadByTheServersClock() {
        rig.answers(
                Rig.status(503)
                        .setHeader("Date", "Wed, 01 Jan 2020 10:00:00 GMT")
                        .setHeader("Retry-After", "Wed, 01 Jan 2020 10:00:04 GMT"),
                Rig.json("{}"));
        Instant before = rig.time.now();

        rig.send(HttpCall.get("/api"));

        assertThat(Duration.between(before, rig.time.now())).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void aWishThatIsTooLongIsForTheCallerToDecide() {
        rig.answers(Rig.status(429).setHeader("Retry-After", "31"), Rig.json("{}"));

        RateLimitedException failure = rig.fails(RateLimitedException.class, HttpCall.get("/api"));

        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(31));
        assertThat(rig.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void delaysGrowAndAreSpread() {
        Retries retries = new Retries(new SplittableRandom(5));
        HttpCall call = HttpCall.get("/api").build();
        TransportException failure = new TransportException("", ErrorContext.local(), true, null);
        for (int i = 0; i < 10_000; i++) {
            assertThat(retries.delayAfter(call, 1, failure).orElseThrow())
                    .isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
            assertThat(retries.delayAfter(call, 2, failure).orElseThrow())
                    .isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
            assertThat(retries.delayAfter(call, 3, failure)).isEmpty();
        }
    }

    @Test
    void aPostThatWasCertainlyNotSentIsMadeAgain() throws Exception {
        int port = freePort();
        ServiceHttp service =
                rig.transport.service("Fake", URI.create("http://127.0.0.1:" + port), ErrorMapper.byStatus());
        HttpCall post = HttpCall.post("/api").json("x").build();
        Instant before = rig.time.now();
        try {
            service.await(() -> service.send(post), post.operation());
            throw new AssertionError("There is no server.");
        } catch (TransportException failure) {
            assertThat(failure.requestMayHaveReachedServer()).isFalse();
            assertThat(failure.retryable()).isTrue();
            assertThat(failure).hasMessageContaining("Nothing was sent").hasMessageContaining("POST /api");
        }
        assertThat(Duration.between(before, rig.time.now()))
                .as("two pauses")
                .isBetween(Duration.ofMillis(750), Duration.ofMillis(1500));
    }

    @Test
    void aNameThatIsNotKnownWasCertainlyNotReached() {
        ServiceHttp service =
                rig.transport.service("Fake", URI.create("https://no-such-host.invalid"), ErrorMapper.byStatus());
        HttpCall post = HttpCall.post("/api").singleAttempt().build();
        try {
            service.await(() -> service.send(post), post.operation());
            throw new AssertionError("There is no such host.");
        } catch (TransportException failure) {
            assertThat(failure.requestMayHaveReachedServer()).isFalse();
            assertThat(failure).hasMessageContaining("host name is not known");
        }
    }

    @Test
    void aServerThatComesUpMeanwhileIsReached() throws Exception {
        int port = freePort();
        ServiceHttp service =
                rig.transport.service("Fake", URI.create("http://127.0.0.1:" + port), ErrorMapper.byStatus());
        HttpCall post = HttpCall.post("/api").json("x").build();
        try (mockwebserver3.MockWebServer late = new mockwebserver3.MockWebServer()) {
            late.enqueue(Rig.json("{}").build());
            rig.time.schedule(Duration.ofMillis(100), () -> {
                try {
                    late.start(InetAddress.getLoopbackAddress(), port);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
                return java.util.concurrent.CompletableFuture.completedFuture(null);
            });
            assertThat(service.await(() -> service.send(post), post.operation()).status())
                    .isEqualTo(200);
            assertThat(late.getRequestCount()).isEqualTo(1);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
