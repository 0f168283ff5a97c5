package org.qoltanba.client.http;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of one call on the wire: it reads the answer to its end or limit on the thread that carries it out, and
 * notes whether anything was sent.
 */
final class Exchange extends EventListener {

    /** How much of an answer with an error status is read. */
    private static final int ERROR_LIMIT = 64 << 10;

    /** Up to which size memory is set aside before anything has come. */
    private static final int TOLD_LIMIT = 64 << 10;

    /** What came of it: an answer, or the reason why there is none. */
    record End(@Nullable Received received, @Nullable IOException failure, boolean sent) {}

    /** An answer as bytes. The array is handed over, not copied. */
    static final class Received {

        final int status;
        final AnswerHeaders headers;
        final byte[] body;

        Received(int status, AnswerHeaders headers, byte[] body) {
            this.status = status;
            this.headers = headers;
            this.body = body;
        }
    }

    private final long answerLimit;
    private final Supplier<Instant> clock;
    private volatile boolean sent;

    Exchange(long answerLimit, Supplier<Instant> clock) {
        this.answerLimit = answerLimit;
        this.clock = clock;
    }

    /** Nothing of a request is on the wire before this; OkHttp calls it ahead of the first byte. */
    @Override
    public void requestHeadersStart(Call call) {
        sent = true;
    }

    /** Whether anything of the request is on the wire. */
    boolean isSent() {
        return sent;
    }

    /** Blocks until the attempt has come to its end. */
    End carryOut(Call call) {
        try (Response response = call.execute()) {
            AnswerHeaders headers = new AnswerHeaders(response.headers(), clock.get());
            return new End(new Received(response.code(), headers, body(response)), null, true);
        } catch (IOException failure) {
            return new End(null, failure, sent);
        } catch (Throwable fault) {
            // Nobody would learn of it, not even of want of memory: a thread of the network has no further use for it
            if (fault instanceof InterruptedException) { // undeclared, as Kotlin may: while it waits for a connection
                Thread.currentThread().interrupt();
            }
            return new End(null, new IOException(fault), sent);
        }
    }

    private byte[] body(Response response) throws IOException {
        // Decompressed already: the limit counts what would be held in memory
        InputStream content = response.body().byteStream();
        boolean error = response.code() >= 400;
        long limit = error ? ERROR_LIMIT : answerLimit;
        byte[] body = read(content, response.body().contentLength(), (int) Math.min(limit, Integer.MAX_VALUE - 8));
        if (!error && content.read() >= 0) {
            throw new TooLarge(answerLimit);
        }
        return body;
    }

    /** A small answer whose size is told is read in one piece. What is told is not relied on. */
    private static byte[] read(InputStream content, long told, int limit) throws IOException {
        if (told < 0 || told > Math.min(limit, TOLD_LIMIT)) {
            return content.readNBytes(limit);
        }
        byte[] body = new byte[(int) told];
        int length = content.readNBytes(body, 0, body.length);
        return length == body.length ? body : Arrays.copyOf(body, length);
    }

    /** The answer is larger than its limit. */
    static final class TooLarge extends IOException {

        private static final long serialVersionUID = 1L;

        TooLarge(long limit) {
            super("The answer is larger than " + limit + " bytes.");
        }
    }
}
