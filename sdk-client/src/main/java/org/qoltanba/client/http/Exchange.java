package org.qoltanba.client.http;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.EventListener;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of one call on the wire: it reads the answer to its end or limit on the network thread and notes whether
 * anything was sent.
 */
final class Exchange extends EventListener implements Callback {

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
    private final Consumer<End> then;
    private volatile boolean sent;

    Exchange(long answerLimit, Supplier<Instant> clock, Consumer<End> then) {
        this.answerLimit = answerLimit;
        this.clock = clock;
        this.then = then;
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

    @Override
    public void onResponse(Call call, Response response) {
        End end;
        try (response) {
            AnswerHeaders headers = new AnswerHeaders(response.headers(), clock.get());
            end = new End(new Received(response.code(), headers, body(response)), null, true);
        } catch (IOException cut) {
            end = new End(null, cut, true);
        } catch (OutOfMemoryError full) {
            // Nobody would learn of it: OkHttp has no further use for this thread's exception
            end = new End(null, new IOException("There is not enough memory for the answer.", full), true);
        }
        then.accept(end);
    }

    @Override
    public void onFailure(Call call, IOException failure) {
        then.accept(new End(null, failure, sent));
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
