package org.qoltanba.client.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.TransportException;

/** When no usable answer comes: what is said, and whether the service may have acted. */
class TransportFailureTest {

    static List<MockResponse.Builder> noAnswers() {
        return List.of(
                Rig.json("{}").onRequestStart(new SocketEffect.CloseSocket()),
                Rig.json("{}").onRequestBody(new SocketEffect.CloseSocket()),
                Rig.json("{}").onResponseStart(new SocketEffect.CloseSocket()),
                Rig.json("{\"a\":\"" + "x".repeat(10_000) + "\"}").onResponseBody(new SocketEffect.CloseSocket()),
                Rig.json("{}").status("HTTP/1.1 MARK nonsense"),
                Rig.json("{}").setHeader("Content-Encoding", "gzip").body("MARK, which is not gzip at all"));
    }

    @ParameterizedTest
    @MethodSource("noAnswers")
    void onceSomethingWasSentTheServiceMayHaveActed(MockResponse.Builder answer) {
        try (Rig rig = Rig.real()) {
            rig.answers(answer);
            TransportException failure =
                    rig.fails(TransportException.class, HttpCall.post("/api").json("y".repeat(100_000)));
            assertThat(failure.requestMayHaveReachedServer()).isTrue();
            assertThat(failure.retryable()).isFalse();
            assertThat(failure)
                    .hasMessageContaining("Fake (POST /api)")
                    .hasMessageContaining("It is not known whether the service has acted on it");
            for (Throwable t = failure; t != null; t = t.getCause()) {
                assertThat(t.toString()).doesNotContain("MARK").doesNotContain("4d41524b");
            }
        }
    }

    @Test
    void anAttemptHasItsTime() {
        try (Rig rig = Rig.real(Duration.ofMillis(200))) {
            rig.answers(Rig.json("{}").headersDelay(30, TimeUnit.SECONDS));
            TransportException failure = rig.fails(TransportException.class, HttpCall.post("/api"));
            assertThat(failure).hasMessageContaining("in time");
            assertThat(failure.requestMayHaveReachedServer()).isTrue();
        }
    }

    @Test
    void aTricklingAnswerHasNoMoreTimeThanAnyOther() {
        try (Rig rig = Rig.real(Duration.ofMillis(300))) {
            rig.answers(Rig.json("[" + "1,".repeat(5_000) + "1]").throttleBody(10, 50, TimeUnit.MILLISECONDS));
            TransportException failure =
                    rig.fails(TransportException.class, HttpCall.post("/api").answerLimit(20_000));
            assertThat(failure).hasMessageContaining("in time");
        }
    }

    @Test
    void aClosedTransportSaysSo() {
        Rig rig = Rig.real();
        rig.close();
        TransportException failure = rig.fails(TransportException.class, HttpCall.get("/api"));
        assertThat(failure.requestMayHaveReachedServer()).isFalse();
        assertThat(failure).hasMessageContaining("closed");
    }

    @Test
    void closingEndsCallsUnderWay() throws Exception {
        try (Rig rig = Rig.real()) {
            rig.answers(Rig.json("{}").onResponseStart(SocketEffect.Stall.INSTANCE));
            var future = rig.service.send(HttpCall.post("/api").json("x").build());
            rig.taken();
            rig.transport.close();
            Throwable ended = Rig.get(future.handle((answer, failure) -> failure));
            assertThat(ended)
                    .isInstanceOfSatisfying(
                            TransportException.class,
                            failure -> assertThat(failure.requestMayHaveReachedServer())
                                    .isTrue());
            assertThat(rig.transport.awaitEnd(Rig.PATIENCE)).isTrue();
        }
    }

    @Test
    void callsToOneHostAreBoundedAndTheRestWaits() throws Exception {
        CountDownLatch counted = new CountDownLatch(1);
        try (Rig rig = Rig.real()) {
            rig.server.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                    counted.await();
                    return Rig.json("{}").build();
                }
            });
            var calls = IntStream.range(0, 12)
                    .mapToObj(i -> rig.service.send(HttpCall.post("/api").build()))
                    .toList();
            assertThat(rig.transport.turns().underWay()).isEqualTo(8);
            assertThat(rig.transport.turns().waiting()).isEqualTo(4);
            counted.countDown();
            for (var call : calls) {
                assertThat(Rig.get(call).status()).isEqualTo(200);
            }
        } finally {
            counted.countDown();
        }
    }

    @Test
    void tlsThatFailsIsSaidToHaveFailed() throws Exception {
        CompletableFuture<Void> answering;
        try (Rig rig = Rig.virtual();
                ServerSocket speaksNoTls = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            answering = CompletableFuture.runAsync(() -> answerInPlainText(speaksNoTls));
            URI https = URI.create("https://127.0.0.1:" + speaksNoTls.getLocalPort());
            ServiceHttp service = rig.transport.service("Fake", https, ErrorMapper.byStatus());
            HttpCall call = HttpCall.post("/api").singleAttempt().build();
            assertThatExceptionOfType(TransportException.class)
                    .isThrownBy(() -> service.await(() -> service.send(call), ""))
                    .withMessageContaining("TLS failed")
                    .satisfies(failure ->
                            assertThat(failure.requestMayHaveReachedServer()).isFalse());
        }
        answering.get(20, TimeUnit.SECONDS);
    }

    /**
     * Answers at once, whatever the client says: a web server would wait for the end of a line, and not every TLS hello
     * happens to hold one.
     */
    private static void answerInPlainText(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket connection = server.accept()) {
                connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
                connection.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException gone) {
                // The client has hung up, or the test is over
            }
        }
    }

    @Test
    void onlyFailuresOfSocketsAndTlsAreShownAsCauses() {
        ErrorContext context = ErrorContext.call("Fake", "GET /api");
        SdkException quoted = TransportFailures.of(new IOException("MARK"), true, true, context);
        assertThat(quoted).hasMessageNotContaining("MARK");
        assertThat(quoted.getCause()).hasMessage("java.io.IOException").hasNoCause();
        SdkException socket = TransportFailures.of(new java.net.ConnectException("refused"), false, true, context);
        assertThat(socket).hasCauseInstanceOf(java.net.ConnectException.class);
    }
}
