package org.qoltanba.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.error.TransportException;
import org.qoltanba.api.spi.SdkObserver;

/** The observer is told once of each call. */
class ObservationTest {

    private final Rig rig = Rig.virtual();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void oncePerCallHoweverManyAttempts() {
        rig.answers(
                Rig.status(429).setHeader("Retry-After", "3"),
                Rig.status(503).setHeader("Retry-After", "4"),
                Rig.json("{}"));

        rig.send(HttpCall.get("/api/{id}", "870101300123").query("q", "1"));

        assertThat(rig.observed)
                .containsExactly(
                        new SdkObserver.Call("Fake", "GET", "/api/{id}", OptionalInt.of(200), Duration.ofSeconds(7)));
    }

    @Test
    void ofFailuresToo() {
        rig.answers(Rig.status(404), Rig.json("{}").onResponseStart(new SocketEffect.CloseSocket()));
        rig.fails(org.qoltanba.api.error.NotFoundException.class, HttpCall.get("/api"));
        rig.fails(TransportException.class, HttpCall.post("/api"));
        assertThat(rig.observed)
                .extracting(SdkObserver.Call::status)
                .containsExactly(OptionalInt.of(404), OptionalInt.empty());
    }

    @Test
    void anObserverThatThrowsIsIgnored() {
        SdkObserver throwing = call -> {
            throw new IllegalStateException("theirs");
        };
        HttpTransport transport = new HttpTransport(
                new CallLimits(Rig.PATIENCE, 1), rig.timekeeper, throwing, new SplittableRandom(1), Rig.THREADS);
        ServiceHttp service = transport.service("Fake", rig.server.url("/").uri(), ErrorMapper.byStatus());
        rig.answers(Rig.json("{}"));
        assertThat(service.await(() -> service.send(HttpCall.get("/api").build()), "")
                        .status())
                .isEqualTo(200);
        transport.close();
    }
}
