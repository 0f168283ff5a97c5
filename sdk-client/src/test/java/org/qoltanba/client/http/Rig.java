package org.qoltanba.client.http;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.spi.SdkObserver;
import org.qoltanba.api.spi.SdkScheduler;
import org.qoltanba.client.waiting.SystemTime;
import org.qoltanba.client.waiting.Timekeeper;
import org.qoltanba.client.waiting.Workers;
import org.qoltanba.testkit.clock.VirtualClock;

/** A service on this machine, and everything needed to call it. */
final class Rig implements AutoCloseable {

    /** Longer than anything here takes; a test that needs it has failed. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    static final ThreadFactory THREADS = work -> {
        Thread thread = new Thread(work, "rig");
        thread.setDaemon(true);
        return thread;
    };

    final MockWebServer server = new MockWebServer();
    final List<SdkObserver.Call> observed = new CopyOnWriteArrayList<>();
    final Workers workers = new Workers(2, THREADS);
    final SdkScheduler time;
    final Timekeeper timekeeper;
    final HttpTransport transport;
    final ServiceHttp service;

    Rig(SdkScheduler time, CallLimits limits, ErrorMapper errors) {
        try {
            server.start(InetAddress.getLoopbackAddress(), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        this.time = time;
        timekeeper = new Timekeeper(time, workers);
        transport = new HttpTransport(limits, timekeeper, observed::add, new SplittableRandom(17), THREADS);
        service = transport.service("Fake", server.url("/").uri(), errors);
    }

    /** Real time. */
    static Rig real() {
        return real(Duration.ofSeconds(10));
    }

    static Rig real(Duration attemptTimeout) {
        return new Rig(new SystemTime(THREADS), new CallLimits(attemptTimeout, 8), ErrorMapper.byStatus());
    }

    /** Time that passes only while somebody waits for it. */
    static Rig virtual() {
        return virtual(ErrorMapper.byStatus());
    }

    static Rig virtual(ErrorMapper errors) {
        return new Rig(new VirtualClock(), new CallLimits(Duration.ofSeconds(10), 8), errors);
    }

    void answers(MockResponse.Builder... answers) {
        for (MockResponse.Builder answer : answers) {
            server.enqueue(answer.build());
        }
    }

    static MockResponse.Builder status(int code) {
        return new MockResponse.Builder().code(code);
    }

    static MockResponse.Builder json(String body) {
        return status(200).setHeader("Content-Type", "application/json").body(body);
    }

    /** The request that came, in the order they came. */
    RecordedRequest taken() throws InterruptedException {
        RecordedRequest request = server.takeRequest(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        if (request == null) {
            throw new AssertionError("No request came.");
        }
        return request;
    }

    /** Sends and waits, letting virtual time pass. */
    HttpAnswer send(HttpCall.Builder call) {
        HttpCall built = call.build();
        return service.await(() -> service.send(built), built.operation());
    }

    /** Sends, waits, and gives the failure that was expected. */
    <E extends SdkException> E fails(Class<E> expected, HttpCall.Builder call) {
        try {
            HttpAnswer answer = send(call);
            throw new AssertionError("Was not refused: " + answer);
        } catch (SdkException failure) {
            return expected.cast(failure);
        }
    }

    /** Waits in real time. */
    static <T> T get(CompletableFuture<T> future) throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        transport.close();
        workers.close();
        if (time instanceof SystemTime system) {
            system.close();
        }
        server.close();
    }
}
