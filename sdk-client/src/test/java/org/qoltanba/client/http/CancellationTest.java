package org.qoltanba.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import mockwebserver3.SocketEffect;
import okhttp3.Call;
import okhttp3.Dispatcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.ServerFaultException;
import org.qoltanba.api.error.TransportException;

/** Giving up ends the call on the wire, whatever stage of the chain is given up; failures reach the blocked caller. */
class CancellationTest {

    private final Rig rig = Rig.real();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(Rig.THREADS);

    @AfterEach
    void close() {
        thread.shutdownNow();
        rig.close();
    }

    private static HttpCall call() {
        return HttpCall.post("/api").json("x").build();
    }

    /** A call that the server has read and does not answer. */
    private Call stalled(CompletableFuture<?> unused) throws InterruptedException {
        rig.taken();
        return rig.transport.client().dispatcher().runningCalls().get(0);
    }

    private void waitUntilNothingRuns() throws InterruptedException {
        Dispatcher dispatcher = rig.transport.client().dispatcher();
        CountDownLatch idle = new CountDownLatch(1);
        dispatcher.setIdleCallback(idle::countDown);
        if (dispatcher.runningCallsCount() > 0) {
            assertThat(idle.await(Rig.PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
                    .as("the call ends")
                    .isTrue();
        }
    }

    private void cancels(Function<CompletableFuture<HttpAnswer>, CompletableFuture<?>> chain) throws Exception {
        rig.answers(Rig.json("{}").onResponseStart(SocketEffect.Stall.INSTANCE));
        CompletableFuture<?> future = chain.apply(rig.service.send(call()));
        Call running = stalled(future);

        assertThat(future.cancel(true)).isTrue();

        waitUntilNothingRuns();
        assertThat(running.isCanceled()).isTrue();
    }

    @Test
    void cancellingTheFutureCancelsTheCall() throws Exception {
        cancels(future -> future);
    }

    @Test
    void cancellingADerivedStageCancelsTheCall() throws Exception {
        cancels(future -> future.thenApply(HttpAnswer::status)
                .thenCombine(CompletableFuture.completedFuture(1), Integer::sum)
                .handle((status, failure) -> status)
                .toCompletableFuture());
    }

    @Test
    void cancellingACopyCancelsTheCall() throws Exception {
        cancels(CompletableFuture::copy);
    }

    @Test
    void cancellingALaterStepCancelsTheCallOfThatStep() throws Exception {
        rig.answers(Rig.json("{}"));
        cancels(first -> {
            try {
                rig.taken();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return first.thenApply(HttpAnswer::status)
                    .thenCompose(status -> rig.service.send(call()).thenApply(HttpAnswer::status));
        });
        assertThat(rig.server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void aStepThatBeginsAfterwardsIsCancelledAtOnce() throws Exception {
        rig.answers(Rig.json("{}"), Rig.json("{}").onResponseStart(SocketEffect.Stall.INSTANCE));
        CompletableFuture<Boolean> entered = new CompletableFuture<>();
        CompletableFuture<Boolean> gate = new CompletableFuture<>();
        CompletableFuture<CompletableFuture<HttpAnswer>> second = new CompletableFuture<>();
        CompletableFuture<HttpAnswer> chain = rig.service.send(call()).thenCompose(answer -> {
            entered.complete(true);
            gate.join();
            CompletableFuture<HttpAnswer> step = rig.service.send(call());
            second.complete(step);
            return step;
        });
        Rig.get(entered);
        chain.cancel(false);
        gate.complete(true);
        Throwable ended = Rig.get(Rig.get(second).handle((answer, failure) -> failure));
        assertThat(ended).isInstanceOf(java.util.concurrent.CancellationException.class);
        waitUntilNothingRuns();
    }

    @Test
    void aTimeoutSetFromOutsideCancelsTheCall() throws Exception {
        rig.answers(Rig.json("{}").onResponseStart(SocketEffect.Stall.INSTANCE));
        CompletableFuture<HttpAnswer> sent = rig.service.send(call());
        Call running = stalled(sent);
        CompletableFuture<HttpAnswer> future = sent.thenApply(answer -> answer).orTimeout(100, TimeUnit.MILLISECONDS);

        assertThatThrownBy(() -> Rig.get(future))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(java.util.concurrent.TimeoutException.class);

        waitUntilNothingRuns();
        assertThat(running.isCanceled()).isTrue();
    }

    @Test
    void aCallThatWaitsForItsNextAttemptIsNotMadeAgain() throws Exception {
        try (Rig virtual = Rig.virtual()) {
            virtual.answers(Rig.status(503), Rig.json("{}"));
            CompletableFuture<HttpAnswer> future =
                    virtual.service.send(HttpCall.get("/api").build());
            virtual.taken();
            // What is going on now comes to an end, but time does not pass: the second attempt waits
            ((org.qoltanba.testkit.clock.VirtualClock) virtual.time).advance(Duration.ZERO);
            assertThat(future).isNotDone();

            future.cancel(false);
            ((org.qoltanba.testkit.clock.VirtualClock) virtual.time).advance(Duration.ofMinutes(1));

            assertThat(virtual.server.getRequestCount()).isEqualTo(1);
            assertThat(virtual.observed).hasSize(1);
        }
    }

    @Test
    void succeedingCancelsNothing() throws Exception {
        rig.answers(Rig.json("{}"), Rig.json("{}"));
        CompletableFuture<Integer> both = rig.service
                .send(call())
                .thenCompose(first -> rig.service.send(call()))
                .thenApply(HttpAnswer::status);
        assertThat(Rig.get(both)).isEqualTo(200);
    }

    @Test
    void aFailedStepMayBeFollowedByAnother() throws Exception {
        rig.answers(Rig.status(500), Rig.json("{}"));
        CompletableFuture<Integer> recovered = rig.service
                .send(call())
                .exceptionallyCompose(failure -> rig.service.send(call()))
                .thenApply(HttpAnswer::status);
        assertThat(Rig.get(recovered)).isEqualTo(200);
    }

    @Test
    void anInterruptCancelsTheCallAndKeepsTheFlag() throws Exception {
        rig.answers(Rig.json("{}").onResponseStart(SocketEffect.Stall.INSTANCE));
        CompletableFuture<Thread> caller = new CompletableFuture<>();
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        Future<HttpAnswer> blocked = thread.submit(() -> {
            caller.complete(Thread.currentThread());
            try {
                return rig.service.await(() -> rig.service.send(call()), "POST /api");
            } finally {
                flag.complete(Thread.currentThread().isInterrupted());
            }
        });
        Call running = stalled(caller);

        Rig.get(caller).interrupt();

        assertThatThrownBy(() -> blocked.get(Rig.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .cause()
                .isInstanceOfSatisfying(TransportException.class, failure -> {
                    assertThat(failure.requestMayHaveReachedServer()).isTrue();
                    assertThat(failure).hasMessageContaining("interrupted").hasMessageContaining("Fake (POST /api)");
                });
        assertThat(Rig.get(flag)).isTrue();
        assertThat(running.isCanceled()).isTrue();
    }

    @Test
    void theBlockedCallerIsInTheStackTrace() {
        rig.answers(Rig.status(500));
        SdkException failure = rig.fails(ServerFaultException.class, HttpCall.post("/api"));
        assertThat(failure.getStackTrace())
                .extracting(StackTraceElement::getMethodName)
                .contains("ended", "theBlockedCallerIsInTheStackTrace");
    }

    @Test
    void aFaultOfTheCallerReachesTheCallerAsItIs() {
        rig.answers(Rig.json("{}"));
        CompletableFuture<Integer> flow = rig.service.send(call()).thenApply(answer -> {
            throw new IllegalArgumentException("another document");
        });
        assertThatThrownBy(() -> rig.service.await(() -> flow, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("another document")
                .satisfies(failure -> assertThat(failure.getStackTrace())
                        .filteredOn(frame -> frame.getMethodName().equals("aFaultOfTheCallerReachesTheCallerAsItIs"))
                        .isNotEmpty());
        StackTraceElement[] first = stackTrace(flow);
        assertThat(stackTrace(flow)).as("it does not grow").isEqualTo(first);
    }

    private StackTraceElement[] stackTrace(CompletableFuture<Integer> flow) {
        try {
            return new StackTraceElement[rig.service.await(() -> flow, "")];
        } catch (IllegalArgumentException failure) {
            return failure.getStackTrace();
        }
    }

    @Test
    void whatFollowsAnAnswerRunsOnTheExecutor() throws Exception {
        rig.answers(Rig.json("{}").headersDelay(50, TimeUnit.MILLISECONDS));
        CompletableFuture<Boolean> onWorker =
                rig.service.send(call()).thenApply(answer -> rig.timekeeper.isWorkingHere());
        assertThat(Rig.get(onWorker)).isTrue();
    }
}
