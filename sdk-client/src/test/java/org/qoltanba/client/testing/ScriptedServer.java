package org.qoltanba.client.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

/**
 * A service that says exactly what a test has written down, and writes down exactly what it was asked: for answers that
 * a faithful fake would never give.
 */
public final class ScriptedServer implements AutoCloseable {

    private final MockWebServer server = new MockWebServer();
    /** The answers of one point. The last one is given until another is written down behind it. */
    private static final class Answers {

        private final Deque<MockResponse> waiting = new ArrayDeque<>();
        private boolean lastWasGiven;

        synchronized void add(MockResponse answer) {
            if (lastWasGiven) {
                waiting.remove();
                lastWasGiven = false;
            }
            waiting.add(answer);
        }

        synchronized MockResponse next() {
            lastWasGiven = waiting.size() == 1;
            return lastWasGiven ? waiting.element() : waiting.remove();
        }
    }

    private final Map<String, Answers> script = new ConcurrentHashMap<>();
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();

    /** Starts it. */
    public ScriptedServer() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                requests.add(request);
                return next(point(request));
            }
        });
        try {
            server.start(InetAddress.getLoopbackAddress(), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /** Where it is. */
    public URI address() {
        return URI.create("http://localhost:" + server.getPort());
    }

    /** The next request to that method and path gets this answer; the last answer of a point is repeated. */
    public ScriptedServer on(String point, int status, String body) {
        return on(point, json(status, body));
    }

    /** The same with single quotes in place of double ones, status 200. */
    public ScriptedServer on(String point, String body) {
        return on(point, 200, body.replace('\'', '"'));
    }

    /** The same with any answer. */
    public ScriptedServer on(String point, MockResponse.Builder answer) {
        script.computeIfAbsent(point, unused -> new Answers()).add(answer.build());
        return this;
    }

    /** The next request there is read to its end, and its answer lost. */
    public ScriptedServer losesAnswer(String point) {
        return on(point, new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()));
    }

    /** An answer in JSON. */
    public static MockResponse.Builder json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json; charset=utf-8")
                .body(body);
    }

    /** All that was asked, in order, as method and path. */
    public List<String> points() {
        return requests.stream().map(ScriptedServer::point).toList();
    }

    /** What was asked of one point. */
    public List<RecordedRequest> requests(String point) {
        return requests.stream().filter(request -> point(request).equals(point)).toList();
    }

    /** The bodies that one point got. */
    public List<String> bodies(String point) {
        return requests(point).stream()
                .map(request ->
                        request.getBody() == null ? "" : request.getBody().utf8())
                .toList();
    }

    private static String point(RecordedRequest request) {
        return request.getMethod() + " " + request.getUrl().encodedPath();
    }

    private MockResponse next(String point) {
        Answers answers = script.get(point);
        return answers == null ? json(404, "{\"error\":\"not_in_the_script\"}").build() : answers.next();
    }

    @Override
    public void close() {
        server.close();
    }
}
