package org.qoltanba.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.error.OperationCancelledException;
import org.qoltanba.api.error.TransportException;
import org.qoltanba.api.operation.OperationState;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.RegisteredSignature;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.testkit.clock.VirtualClock;

/** Building it, using it, and what is left when it is closed. */
@Isolated
class QoltanbaTest {

    private static final DocumentId DOCUMENT = DocumentId.of("lQsqLBaS4nQAIIMm");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws Exception {
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Qoltanba.Builder builder() {
        return Qoltanba.builder().sigex(SigexEndpoint.of(URI.create("http://localhost:" + server.getPort())));
    }

    /** A document on which nobody else has signed yet. */
    private void nobodySigns() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder()
                        .setHeader("Content-Type", "application/json")
                        .body("{\"title\":\"a\",\"description\":\"\",\"signatures\":[],\"signaturesTotal\":0}")
                        .build();
            }
        });
    }

    @Test
    void aServiceThatWasNotSetUpIsNamedWithTheMethodThatSetsItUp() {
        try (Qoltanba qoltanba = Qoltanba.builder().build()) {
            assertThatThrownBy(qoltanba::sigex)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("SIGEX")
                    .hasMessageContaining("Qoltanba.builder().sigex(SigexEndpoint)");
            assertThatThrownBy(qoltanba::dss)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Qoltanba.builder().dss(DssEndpoint)");
            assertThat(qoltanba).hasToString("Qoltanba[WaitingEngine[0 waiting]]");
        }
    }

    @Test
    void servicesThatWereSetUpAreThere() {
        DssEndpoint dss = DssEndpoint.of(URI.create("https://dss.example.ru"));
        try (Qoltanba qoltanba = builder().dss(dss).build()) {
            assertThat(qoltanba.sigex()).isSameAs(qoltanba.sigex());
            assertThat(qoltanba.dss()).isSameAs(qoltanba.dss());
            assertThat(qoltanba).hasToString("Qoltanba[SIGEX CryptoPro DSS WaitingEngine[0 waiting]]");
        }
    }

    @Test
    void boundsAreChecked() {
        Qoltanba.Builder builder = Qoltanba.builder();
        assertThatThrownBy(() -> builder.maxCallsInFlight(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.pollsPerSecond(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.attemptTimeout(Duration.ZERO).build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.pollInterval(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void buildingStartsNoThread() {
        Set<Thread> before = threads();
        try (Qoltanba qoltanba = builder().build()) {
            assertThat(newThreads(before)).isEmpty();
            assertThat(qoltanba.sigex()).isNotNull();
        }
    }

    @Test
    void closingLeavesNoThread() throws Exception {
        nobodySigns();
        Set<Thread> before = threads();
        Qoltanba qoltanba = builder()
                .pollInterval(Duration.ofMillis(10), Duration.ofMillis(10))
                .build();
        List<PendingOperation<List<RegisteredSignature>>> waits = IntStream.range(0, 50)
                .mapToObj(i -> qoltanba.sigex().document(DOCUMENT).awaitSignatures(2))
                .toList();
        for (int i = 0; i < 20; i++) {
            assertThat(server.takeRequest(20, TimeUnit.SECONDS)).isNotNull();
        }
        assertThat(newThreads(before)).isNotEmpty().allMatch(Thread::isDaemon);
        assertThat(names(newThreads(before)))
                .allMatch(name -> name.matches("qoltanba-(time|http|worker)-\\d+|OkHttp http://localhost.*"));

        qoltanba.close();
        qoltanba.close();

        assertThat(names(newThreads(before))).isEmpty();
        for (PendingOperation<?> wait : waits) {
            assertThat(wait.state()).isEqualTo(OperationState.DETACHED);
            assertThatThrownBy(() -> wait.await(PATIENCE))
                    .isInstanceOf(OperationCancelledException.class)
                    .hasMessageContaining("closed");
        }
    }

    @Test
    void afterClosingCallsFailAtOnce() {
        Qoltanba qoltanba = builder().build();
        qoltanba.close();
        assertThatThrownBy(() -> qoltanba.sigex().document(DOCUMENT).info())
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("closed");
        assertThat(qoltanba.sigex().document(DOCUMENT).awaitSignatures(2).state())
                .isEqualTo(OperationState.DETACHED);
    }

    @Test
    void closingEndsCallsThatOthersWaitFor() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        Qoltanba qoltanba = builder().build();
        CompletableFuture<?> call = qoltanba.sigex()
                .findAsync(Signature.of(Bytes.of(new byte[] {0x30, 0})))
                .toCompletableFuture();
        server.takeRequest(20, TimeUnit.SECONDS);
        qoltanba.close();
        assertThatThrownBy(() -> call.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(TransportException.class);
    }

    @Test
    void aContinuationMayClose() throws Exception {
        nobodySigns();
        Qoltanba qoltanba = builder().build();
        CompletableFuture<Void> closed = qoltanba.sigex()
                .document(DOCUMENT)
                .infoAsync()
                .thenAccept(info -> qoltanba.close())
                .toCompletableFuture();
        closed.get(20, TimeUnit.SECONDS);
    }

    @Test
    void whatTheApplicationLendsIsNotClosed() throws Exception {
        nobodySigns();
        ExecutorService executor = Executors.newSingleThreadExecutor(new DaemonThreads("test"));
        VirtualClock clock = new VirtualClock();
        Qoltanba qoltanba = builder().time(clock).executor(executor).build();
        PendingOperation<?> wait = qoltanba.sigex().document(DOCUMENT).awaitSignatures(2);
        CompletableFuture<String> where = new CompletableFuture<>();
        wait.onProgress(event -> where.complete(Thread.currentThread().getName()));
        clock.advance(Duration.ofMinutes(5));
        assertThat(where.get(20, TimeUnit.SECONDS)).startsWith("qoltanba-test-");

        qoltanba.close();

        assertThat(executor.isShutdown()).isFalse();
        assertThat(executor.submit(() -> 1).get(20, TimeUnit.SECONDS)).isEqualTo(1);
        executor.shutdownNow();
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet();
    }

    /**
     * OkHttp renames our threads for the time of a call. Its housekeeping daemon and Okio's belong to the JVM and end by themselves after a minute without work; the
     * rest is the server of this test.
     */
    private static List<Thread> newThreads(Set<Thread> before) {
        return threads().stream()
                .filter(thread -> !before.contains(thread))
                .filter(Thread::isAlive)
                .filter(thread ->
                        !thread.getName().matches("OkHttp (TaskRunner|ConnectionPool).*|Okio Watchdog|MockWebServer.*"))
                .toList();
    }

    private static List<String> names(List<Thread> threads) {
        return threads.stream().map(Thread::getName).collect(Collectors.toList());
    }
}
