package org.qoltanba.testkit.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.qoltanba.testkit.server.HttpAnswer;

/** A reply, as the server of somebody else is to give it. */
final class ProvidedAnswer implements HttpAnswer {

    private final Reply reply;

    private ProvidedAnswer(Reply reply) {
        this.reply = reply;
    }

    /** A server writes whole headers or none: an answer that stops in them holds the call up, and then there is none. */
    static ProvidedAnswer to(Reply reply) {
        boolean isHeldUp = reply.ending() == Reply.Ending.STOPPED_IN_HEADERS
                || (reply.ending() == Reply.Ending.STOPPED_IN_BODY
                        && reply.response().body().length == 0);
        if (!isHeldUp) {
            return new ProvidedAnswer(reply);
        }
        try {
            awaitEnd(reply);
        } catch (IOException closing) {
            Thread.currentThread().interrupt();
        }
        return new ProvidedAnswer(Reply.reset());
    }

    @Override
    public Ending ending() {
        return switch (reply.ending()) {
            case COMPLETE, TRUNCATED, STOPPED_IN_HEADERS, STOPPED_IN_BODY -> Ending.ANSWERED;
            case CLOSED -> Ending.CLOSED;
            case RESET -> Ending.RESET;
        };
    }

    @Override
    public int status() {
        return reply.response().status();
    }

    @Override
    public Map<String, String> headers() {
        return reply.response().headers();
    }

    @Override
    public long length() {
        return reply.response().body().length;
    }

    @Override
    public void writeBody(OutputStream out) throws IOException {
        byte[] body = reply.response().body();
        boolean isWhole = reply.ending() == Reply.Ending.COMPLETE;
        out.write(body, 0, isWhole ? body.length : body.length / 2);
        out.flush();
        if (reply.ending() == Reply.Ending.STOPPED_IN_BODY) {
            awaitEnd(reply);
            throw new IOException("The answer is to stop here.");
        }
    }

    private static void awaitEnd(Reply reply) throws InterruptedIOException {
        try {
            reply.until().toCompletableFuture().get();
        } catch (InterruptedException closing) {
            throw new InterruptedIOException();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("A stall ends by being cleared.", impossible);
        }
    }
}
