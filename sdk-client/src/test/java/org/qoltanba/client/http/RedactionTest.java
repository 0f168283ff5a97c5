package org.qoltanba.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.secret.Secret;
import org.slf4j.LoggerFactory;

/**
 * With everything logged that can be logged, by us and by the libraries below, what is marked goes over the wire and
 * nowhere else.
 */
@Isolated
class RedactionTest {

    private static final String MARK = "M4rk3dS3cr3t";
    private static final List<String> SPELLINGS = List.of(
            MARK,
            HexFormat.of().formatHex(MARK.getBytes(StandardCharsets.UTF_8)),
            // Base64 of the mark at each of the three offsets, without the ends that depend on neighbours
            "TTRyazNkUzNjcjN0",
            "00cmszZFMzY3IzdA",
            "NHJrM2RTM2NyM3");

    private final Queue<String> logged = new ConcurrentLinkedQueue<>();
    private final Logger root = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("ROOT");
    private final java.util.logging.Logger julRoot = LogManager.getLogManager().getLogger("");
    private @Nullable Level levelBefore;
    private java.util.logging.@Nullable Level julLevelBefore;

    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            logged.add(event.getFormattedMessage());
            for (IThrowableProxy t = event.getThrowableProxy(); t != null; t = t.getCause()) {
                logged.add(t.getClassName() + ": " + t.getMessage());
            }
        }
    };

    /** OkHttp, Okio and the JDK log here. The server of this test does too; what it logs is not ours. */
    private final Handler julHandler = new Handler() {
        @Override
        public void publish(LogRecord log) {
            if (!String.valueOf(log.getLoggerName()).startsWith("mockwebserver3")) {
                logged.add(log.getMessage() + " " + log.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void logEverything() {
        levelBefore = root.getLevel();
        root.setLevel(Level.TRACE);
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.addAppender(appender);
        julLevelBefore = julRoot.getLevel();
        julRoot.setLevel(java.util.logging.Level.ALL);
        julHandler.setLevel(java.util.logging.Level.ALL);
        julRoot.addHandler(julHandler);
    }

    @AfterEach
    void logAsBefore() {
        root.detachAppender(appender);
        root.setLevel(levelBefore);
        julRoot.removeHandler(julHandler);
        julRoot.setLevel(julLevelBefore);
    }

    private static HttpCall.Builder marked(HttpCall.Builder call) {
        return call.query("q", MARK).header("X-Mark", MARK).bearer(Secret.of(MARK));
    }

    private static Stream<HttpCall.Builder> calls() {
        DocumentSource document = DocumentSource.of("a.txt", Bytes.of(("x" + MARK).getBytes(StandardCharsets.UTF_8)));
        return Stream.of(
                HttpCall.get("/api/{id}", MARK),
                HttpCall.post("/api").json(Map.of("pin", MARK)),
                HttpCall.post("/api").form(new Form().field("password", Secret.of(MARK))),
                HttpCall.post("/api").document(document),
                HttpCall.post("/api").jsonStream((json, documents) -> documents.base64(document)),
                HttpCall.post("/api").basic("user", Secret.of(MARK)));
    }

    private static List<MockResponse.Builder> answers() {
        return List.of(
                Rig.json("{\"token\":\"" + MARK + "\"}").setHeader("X-Answer", MARK),
                Rig.json("{\"broken\":" + MARK),
                Rig.status(200).setHeader("Content-Type", "text/html").body(MARK),
                Rig.status(302).setHeader("Location", "/?code=" + MARK),
                Rig.status(401).setHeader("WWW-Authenticate", MARK).body(MARK),
                Rig.status(503).setHeader("Retry-After", MARK).body(MARK),
                Rig.json("{}").status("HTTP/1.1 " + MARK),
                Rig.json("{}").addHeaderLenient("broken\u0001", MARK),
                Rig.json(MARK).setHeader("Content-Encoding", "gzip"),
                Rig.json(MARK).onResponseBody(new SocketEffect.CloseSocket()),
                Rig.json(MARK).onResponseStart(new SocketEffect.CloseSocket()));
    }

    @Test
    void whatIsMarkedStaysBetweenUsAndTheService() throws Exception {
        List<String> shown = new ArrayList<>();
        int calls = 0;
        try (Rig rig = Rig.real()) {
            for (MockResponse.Builder answer : answers()) {
                for (HttpCall.Builder call : calls().toList()) {
                    rig.answers(answer);
                    HttpCall marked = marked(call).singleAttempt().build();
                    calls++;
                    shown.add(marked.toString());
                    try {
                        HttpAnswer got = rig.service.await(() -> rig.service.send(marked), marked.operation());
                        shown.add(got.toString());
                        shown.add(got.json(Map.class).keySet().toString());
                    } catch (SdkException failure) {
                        shown.add(text(failure));
                    }
                }
            }
            rig.observed.forEach(call -> shown.add(call.toString()));
            shown.add(rig.service.toString());
            // The service's own words and header values are for whoever asks for them: got through accessors only
        }
        String everything = String.join("\n", shown) + "\n" + String.join("\n", logged);
        assertThat(everything).doesNotContain(SPELLINGS);
        assertThat(logged.stream().filter(line -> line.startsWith("Fake "))).hasSize(calls);
        assertThat(logged)
                .anyMatch(line -> line.matches(
                        "Fake GET /api/\\{id}: 200 in \\d+ ms, 0 bytes sent, 24 received, request [0-9a-f]{16}"));
    }

    private static String text(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
