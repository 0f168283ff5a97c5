package org.qoltanba.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.ServerFaultException;
import org.qoltanba.api.error.TransportException;

/** Whoever waits for a call carries it out, and all else is as it is for calls that nobody waits for. */
class CallersTest {

    private final Rig rig = Rig.real();
    private final List<Thread> network = new CopyOnWriteArrayList<>();
    private final List<Thread> observers = new CopyOnWriteArrayList<>();
    private final HttpTransport transport = new HttpTransport(
            new CallLimits(Duration.ofSeconds(30), 2),
            rig.timekeeper,
            call -> observers.add(Thread.currentThread()),
            new SplittableRandom(1),
            work -> {
                Thread thread = Rig.THREADS.newThread(work);
                network.add(thread);
                return thread;
            });
    private final ServiceHttp service =
            transport.service("Fake", rig.server.url("/").uri(), ErrorMapper.byStatus());

    @AfterEach
    void close() {
        transport.close();
        rig.close();
    }

    private static HttpCall call() {
        return HttpCall.post("/api").json("x").build();
    }

    private HttpAnswer sendAndWait() {
        return service.await(() -> service.send(call()), "calling");
    }

    private static MockResponse.Builder stalled() {
        return Rig.json("{}").onResponseStart(SocketEffect.Stall.INSTANCE);
    }

    /** Does something that blocks on a thread of its own. */
    private static CompletableFuture<@Nullable Void> elsewhere(Runnable work) {
        CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        Rig.THREADS
                .newThread(() -> {
                    try {
                        work.run();
                        done.complete(null);
                    } catch (RuntimeException | Error failure) {
                        done.completeExceptionally(failure);
                    }
                })
                .start();
        return done;
    }

    @Test
    void theCallerCarriesItOut() {
        rig.answers(Rig.json("{}"));
        assertThat(sendAndWait().status()).isEqualTo(200);
        assertThat(network).isEmpty();
        assertThat(observers).containsExactly(Thread.currentThread());
        assertThat(transport.turns().underWay()).isZero();
    }

    @Test
    void andSoWithWhatFollows() {
        rig.answers(Rig.json("{}"), Rig.status(500), Rig.json("{}"));
        List<Thread> steps = new ArrayList<>();
        HttpAnswer last = service.await(
                () -> service.send(call())
                        .thenCompose(first -> {
                            steps.add(Thread.currentThread());
                            return service.send(call());
                        })
                        .exceptionallyCompose(failure -> {
                            steps.add(Thread.currentThread());
                            return service.send(call());
                        }),
                "three calls");
        assertThat(last.status()).isEqualTo(200);
        assertThat(network).isEmpty();
        assertThat(steps).containsExactly(Thread.currentThread(), Thread.currentThread());
    }

    @Test
    void callsBegunTogetherAreUnderWayTogether() {
        CyclicBarrier both = new CyclicBarrier(2);
        rig.server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                try {
                    both.await(Rig.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                } catch (Exception alone) {
                    return Rig.status(500).build();
                }
                return Rig.json("{}").build();
            }
        });
        int sum = service.await(
                () -> service.send(call())
                        .thenCombine(service.send(call()), (first, second) -> first.status() + second.status()),
                "two calls");
        assertThat(sum).isEqualTo(400);
        assertThat(network).hasSize(1);
    }

    @Test
    void aDocumentIsReadOnAThreadOfTheNetwork() {
        rig.answers(Rig.json("{}"));
        HttpCall upload = HttpCall.post("/api")
                .document(DocumentSource.text("a.txt", "content"))
                .build();
        assertThat(service.await(() -> service.send(upload), "sending").status())
                .isEqualTo(200);
        assertThat(network).hasSize(1);
    }

    @Test
    void aThreadOfTheExecutorDoesNotBlockOnASocket() throws Exception {
        rig.answers(Rig.json("{}"));
        CompletableFuture<Integer> status = new CompletableFuture<>();
        rig.timekeeper.execute(() -> status.complete(sendAndWait().status()));
        assertThat(Rig.get(status)).isEqualTo(200);
        assertThat(network).hasSize(1);
    }

    @Test
    void whatIsNotWaitedForIsSentAllTheSame() throws Exception {
        rig.answers(Rig.json("{}"), Rig.json("{}"));
        CompletableFuture<CompletableFuture<HttpAnswer>> begun = new CompletableFuture<>();
        assertThat(service.<Integer>await(
                        () -> {
                            begun.complete(service.send(call()));
                            return CompletableFuture.completedFuture(1);
                        },
                        "nothing"))
                .isEqualTo(1);
        assertThat(Rig.get(Rig.get(begun)).status()).isEqualTo(200);
        CompletableFuture<CompletableFuture<HttpAnswer>> another = new CompletableFuture<>();
        assertThatThrownBy(() -> service.<Integer>await(
                        () -> {
                            another.complete(service.send(call()));
                            throw new IllegalArgumentException("refused after all");
                        },
                        "nothing"))
                .hasMessage("refused after all");
        assertThat(Rig.get(Rig.get(another)).status()).isEqualTo(200);
        assertThat(transport.turns().underWay()).isZero();
    }

    @Test
    void aCallWithinACallIsCarriedOutToo() {
        rig.answers(Rig.json("{\"n\":1}"), Rig.json("{}"));
        int status = service.await(
                () -> service.send(call()).thenApply(first -> sendAndWait().status()), "a call within a call");
        assertThat(status).isEqualTo(200);
        assertThat(network).isEmpty();
    }

    @Test
    void aRefusalIsRepeatedAsEver() {
        rig.answers(Rig.status(503), Rig.json("{}"));
        HttpCall get = HttpCall.get("/api").build();
        assertThat(service.await(() -> service.send(get), "asking").status()).isEqualTo(200);
        assertThat(rig.server.getRequestCount()).isEqualTo(2);
        assertThat(observers).hasSize(1);
    }

    @Test
    void closingEndsIt() throws Exception {
        rig.answers(stalled());
        CompletableFuture<@Nullable Void> blocked = elsewhere(this::sendAndWait);
        rig.taken();
        transport.close();
        assertThatThrownBy(() -> Rig.get(blocked))
                .cause()
                .isInstanceOfSatisfying(
                        TransportException.class,
                        failure -> assertThat(failure.requestMayHaveReachedServer())
                                .isTrue());
        assertThat(transport.turns().underWay()).isZero();
        assertThatExceptionOfType(TransportException.class)
                .isThrownBy(this::sendAndWait)
                .withMessageContaining("closed");
    }

    @Test
    void itsTimeIsLimited() {
        rig.answers(stalled());
        try (HttpTransport hasty = new HttpTransport(
                new CallLimits(Duration.ofMillis(200), 2),
                rig.timekeeper,
                call -> {},
                new SplittableRandom(1),
                Rig.THREADS)) {
            ServiceHttp soon = hasty.service("Fake", rig.server.url("/").uri(), ErrorMapper.byStatus());
            assertThatExceptionOfType(TransportException.class)
                    .isThrownBy(() -> soon.await(() -> soon.send(call()), "calling"))
                    .withMessageContaining("in time");
        }
    }

    @Test
    void cancellingTheStageEndsIt() throws Exception {
        rig.answers(stalled());
        CompletableFuture<CompletableFuture<HttpAnswer>> begun = new CompletableFuture<>();
        CompletableFuture<@Nullable Void> blocked = elsewhere(() -> service.await(
                () -> {
                    CompletableFuture<HttpAnswer> stage = service.send(call());
                    begun.complete(stage);
                    return stage;
                },
                "calling"));
        rig.taken();
        Rig.get(begun).cancel(false);
        assertThatThrownBy(() -> Rig.get(blocked))
                .cause()
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("was cancelled");
        assertThat(transport.turns().underWay()).isZero();
    }

    @Test
    void nobodyWaitsWhoIsInterruptedAlready() {
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(TransportException.class)
                .isThrownBy(this::sendAndWait)
                .withMessageContaining("interrupted");
        assertThat(Thread.interrupted()).as("the flag").isTrue();
        assertThat(rig.server.getRequestCount()).isZero();
    }

    @Test
    void anInterruptedCallIsNotMadeAgain() throws Exception {
        rig.answers(stalled(), Rig.json("{}"));
        CompletableFuture<Thread> caller = new CompletableFuture<>();
        HttpCall get = HttpCall.get("/api").build();
        CompletableFuture<@Nullable Void> blocked = elsewhere(() -> {
            caller.complete(Thread.currentThread());
            service.await(() -> service.send(get), "asking");
        });
        rig.taken();
        Rig.get(caller).interrupt();
        assertThatThrownBy(() -> Rig.get(blocked)).cause().hasMessageContaining("interrupted");
        HttpAnswer next = sendAndWait();
        assertThat(next.status()).isEqualTo(200);
        assertThat(rig.server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void whatOthersWaitForIsNotInterrupted() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        rig.server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                answer.await();
                return Rig.json("{}").build();
            }
        });
        CompletableFuture<CompletableFuture<HttpAnswer>> token = new CompletableFuture<>();
        CompletableFuture<Thread> caller = new CompletableFuture<>();
        CompletableFuture<@Nullable Void> blocked = elsewhere(() -> {
            caller.complete(Thread.currentThread());
            service.await(
                    () -> {
                        CompletableFuture<HttpAnswer> shared = service.shared().send(call());
                        token.complete(shared);
                        return Stages.begunBy(shared);
                    },
                    "calling");
        });
        rig.taken();
        Rig.get(caller).interrupt();
        assertThatThrownBy(() -> Rig.get(blocked)).cause().hasMessageContaining("interrupted");
        answer.countDown();
        assertThat(Rig.get(Rig.get(token)).status()).isEqualTo(200);
        assertThat(network).hasSize(1);
    }

    @Test
    void itCountsAmongTheCallsInFlight() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        rig.server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                answer.await();
                return Rig.json("{}").build();
            }
        });
        try {
            List<CompletableFuture<@Nullable Void>> blocked = IntStream.range(0, 2)
                    .mapToObj(i -> elsewhere(this::sendAndWait))
                    .toList();
            rig.taken();
            rig.taken();
            assertThat(network).isEmpty();
            CompletableFuture<HttpAnswer> third = service.send(call());
            assertThat(transport.turns().waiting()).isEqualTo(1);
            CompletableFuture<@Nullable Void> fourth = elsewhere(this::sendAndWait);
            while (transport.turns().waiting() < 2) {
                Thread.onSpinWait();
            }
            assertThat(rig.server.getRequestCount()).isEqualTo(2);
            answer.countDown();
            for (CompletableFuture<@Nullable Void> each : blocked) {
                Rig.get(each);
            }
            assertThat(Rig.get(third).status()).isEqualTo(200);
            Rig.get(fourth);
        } finally {
            answer.countDown();
        }
    }

    @Test
    void aVirtualClockGoesOnWhileSomebodyWaits() {
        try (Rig virtual = Rig.virtual()) {
            virtual.answers(Rig.status(503), Rig.json("{}"));
            assertThat(virtual.send(HttpCall.get("/api")).status()).isEqualTo(200);
            assertThat(virtual.transport.turns().underWay()).isZero();
        }
    }

    @Test
    void afterClosingManyThatWaitedFailWithoutExhaustingTheStack() throws Exception {
        rig.answers(stalled(), stalled());
        List<CompletableFuture<HttpAnswer>> calls =
                IntStream.range(0, 20_000).mapToObj(i -> service.send(call())).toList();
        rig.taken();
        rig.taken();
        transport.close();
        for (CompletableFuture<HttpAnswer> each : calls) {
            Throwable failure = Rig.get(each.handle((answer, thrown) -> thrown));
            assertThat(failure).isInstanceOf(TransportException.class);
        }
        assertThat(transport.turns().waiting()).isZero();
    }

    @Test
    void aMemberIsFoundWhereverItMayBe() {
        assertThat(answer("{\"a\":{\"message\":1}}").mayHaveMember("message")).isTrue();
        assertThat(answer("{\"\\u006dessage\":1}").mayHaveMember("message")).isTrue();
        assertThat(answer("{\"messages\":\"message\\\\\"}").mayHaveMember("massage"))
                .isFalse();
        assertThat(answer("{\"messages\":1}").mayHaveMember("message")).isFalse();
        assertThat(answer("\"message").mayHaveMember("message")).isFalse();
        assertThat(answer("").mayHaveMember("message")).isFalse();
    }

    private static HttpAnswer answer(String body) {
        return new HttpAnswer(
                ErrorContext.call("Fake", "GET /api"),
                200,
                new AnswerHeaders(okhttp3.Headers.of(), java.time.Instant.EPOCH),
                body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void aFailureShowsWhereItWasMetOnce() {
        rig.answers(Rig.status(500));
        assertThatExceptionOfType(ServerFaultException.class)
                .isThrownBy(this::sendAndWait)
                .satisfies(failure -> assertThat(failure.getStackTrace())
                        .filteredOn(frame -> frame.getMethodName().equals("aFailureShowsWhereItWasMetOnce"))
                        .isNotEmpty());
    }
}
