package org.qoltanba.testkit.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import wiremock.org.eclipse.jetty.http.HttpStatus;
import wiremock.org.eclipse.jetty.io.EndPoint;
import wiremock.org.eclipse.jetty.server.HttpConnection;
import wiremock.org.eclipse.jetty.util.FutureCallback;

/** Writes the beginning of an answer past the server, which writes whole headers or none, and then holds the thread up. */
final class StoppedAnswer {

    private static final String LINE_END = "\r\n";

    private StoppedAnswer() {}

    /** Called on the thread of the exchange; returns when the connection may be reset. */
    static void send(Reply reply) {
        byte[] start = start(reply);
        FutureCallback written = new FutureCallback();
        EndPoint connection = HttpConnection.getCurrentConnection().getEndPoint();
        connection.write(written, ByteBuffer.wrap(start));
        try {
            written.get();
            reply.until().toCompletableFuture().get();
        } catch (ExecutionException gone) {
            // The client has hung up
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** Half of the headers, or all of them with half of the body. */
    static byte[] start(Reply reply) {
        FakeResponse response = reply.response();
        byte[] body = response.body();
        StringBuilder head = new StringBuilder("HTTP/1.1 ")
                .append(response.status())
                .append(' ')
                .append(HttpStatus.getMessage(response.status()))
                .append(LINE_END);
        response.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append(LINE_END));
        head.append("Content-Length: ").append(body.length).append(LINE_END);
        if (reply.ending() == Reply.Ending.STOPPED_IN_HEADERS || body.length == 0) {
            return head.substring(0, head.length() - LINE_END.length()).getBytes(StandardCharsets.UTF_8);
        }
        byte[] start = head.append(LINE_END).toString().getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(start, start.length + body.length / 2);
        System.arraycopy(body, 0, all, start.length, body.length / 2);
        return all;
    }
}
