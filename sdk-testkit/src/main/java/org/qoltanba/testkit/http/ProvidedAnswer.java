package org.qoltanba.testkit.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.qoltanba.testkit.server.HttpAnswer;

/** A reply, as the server of somebody else is to give it. */
final class ProvidedAnswer implements HttpAnswer {

    private final Reply reply;

    ProvidedAnswer(Reply reply) {
        this.reply = reply;
    }

    @Override
    public Ending ending() {
        return switch (reply.ending()) {
            case COMPLETE, TRUNCATED -> Ending.ANSWERED;
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
        out.write(body, 0, reply.ending() == Reply.Ending.TRUNCATED ? body.length / 2 : body.length);
    }
}
