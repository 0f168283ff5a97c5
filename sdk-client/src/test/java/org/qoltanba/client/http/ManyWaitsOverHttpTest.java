package org.qoltanba.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.spi.SdkObserver;
import org.qoltanba.client.waiting.PollOutcome;
import org.qoltanba.client.waiting.PollSchedule;
import org.qoltanba.client.waiting.Timekeeper;
import org.qoltanba.client.waiting.WaitSpec;
import org.qoltanba.client.waiting.WaitingEngine;
import org.qoltanba.client.waiting.WaitingLimits;
import org.qoltanba.client.waiting.Workers;
import org.qoltanba.testkit.clock.VirtualClock;

/** Ten thousand operations polled over real HTTP: the threads are those of the calls in flight, and a fixed few. */
@Isolated
class ManyWaitsOverHttpTest {

    private static final int MANY = 10_000;
    private static final int IN_FLIGHT = 8;
    private static final int WORKERS = 2;
    private static final Duration UNTIL_CONFIRMED = Duration.ofSeconds(60);

    /** Held on to, so that its level is kept: the server tells of every request. */
    private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

    private final VirtualClock clock = new VirtualClock();
    private final Instant confirmedAt = clock.now().plus(UNTIL_CONFIRMED);
    private final AtomicInteger polls = new AtomicInteger();
    private final AtomicInteger atATime = new AtomicInteger();
    private final AtomicInteger mostAtATime = new AtomicInteger();
    private final AtomicInteger mostThreads = new AtomicInteger();

    record StateWire(@JsonProperty("done") boolean done) {}

    @Test
    void tenThousandWaitsOverHttp() throws Exception {
        Level levelBefore = SERVER_LOG.getLevel();
        SERVER_LOG.setLevel(Level.WARNING);
        int threadsBefore = ManagementFactory.getThreadMXBean().getThreadCount();
        try (MockWebServer server = new MockWebServer();
                Workers workers = new Workers(WORKERS, Rig.THREADS)) {
            server.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    return answer();
                }
            });
            server.start(InetAddress.getLoopbackAddress(), 0);
            Timekeeper time = new Timekeeper(clock, workers);
            try (HttpTransport transport = new HttpTransport(
                    new CallLimits(Rig.PATIENCE, IN_FLIGHT),
                    time,
                    SdkObserver.NONE,
                    new SplittableRandom(1),
                    Rig.THREADS)) {
                ServiceHttp service = transport.service("Fake", server.url("/").uri(), ErrorMapper.byStatus());
                waitForAll(service, time);
            }
        } finally {
            SERVER_LOG.setLevel(levelBefore);
        }
        assertThat(polls.get()).isEqualTo(MANY);
        assertThat(mostAtATime.get()).isBetween(2, IN_FLIGHT);
        // A thread for each call in flight, and one for each of its connections in the server. The fixed ones: the
        // workers,
        // the clock's helper, the server's, OkHttp's and Okio's housekeeping; and one that takes over from another
        assertThat(mostThreads.get() - threadsBefore).isLessThanOrEqualTo(2 * IN_FLIGHT + WORKERS + 6);
    }

    private MockResponse answer() {
        mostAtATime.accumulateAndGet(atATime.incrementAndGet(), Math::max);
        if (polls.incrementAndGet() % 100 == 0) {
            mostThreads.accumulateAndGet(ManagementFactory.getThreadMXBean().getThreadCount(), Math::max);
        }
        boolean done = !clock.now().isBefore(confirmedAt);
        atATime.decrementAndGet();
        return new MockResponse.Builder()
                .setHeader("Content-Type", "application/json")
                .body("{\"done\":" + done + "}")
                .build();
    }

    private void waitForAll(ServiceHttp service, Timekeeper time) throws InterruptedException {
        // All are due in the same instant, just after their deadline: as many at a time as may be
        PollSchedule daily = new PollSchedule(Duration.ofDays(1), 1, Duration.ofDays(1));
        try (WaitingEngine waiting =
                new WaitingEngine(time, new WaitingLimits(IN_FLIGHT, 1_000_000, daily), new SplittableRandom(2))) {
            List<PendingOperation<Integer>> operations = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                int number = i;
                operations.add(
                        waiting.begin(WaitSpec.of(service.context("confirmation"), "" + i, () -> poll(service, number))
                                .expiresAt(confirmedAt)
                                .grace(Duration.ZERO)
                                .build()));
            }
            for (int i = 0; i < MANY; i++) {
                assertThat(operations.get(i).await(Duration.ofMinutes(10))).isEqualTo(i);
            }
        }
    }

    private CompletableFuture<PollOutcome<Integer>> poll(ServiceHttp service, int number) {
        HttpCall call = HttpCall.post("/confirmation")
                .json(Map.of("RefId", number))
                .singleAttempt()
                .build();
        return service.send(call)
                .thenApply(answer ->
                        answer.json(StateWire.class).done() ? PollOutcome.done(number) : PollOutcome.notYet());
    }
}
