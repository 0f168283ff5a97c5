package org.qoltanba.client.http;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * A body as OkHttp wants it. One-shot unless the call is repeatable: only that keeps OkHttp from sending a body again by
 * itself after a 408, on a connection that died, or after a 503 with {@code Retry-After: 0}.
 */
final class WireBody extends RequestBody {

    private final CallBody body;
    private final long length;
    private final boolean oneShot;

    WireBody(CallBody body, long length, boolean oneShot) {
        this.body = body;
        this.length = length;
        this.oneShot = oneShot;
    }

    @Override
    public @Nullable MediaType contentType() {
        return body.mediaType() == null ? null : MediaType.get(body.mediaType());
    }

    @Override
    public long contentLength() {
        return length;
    }

    @Override
    public boolean isOneShot() {
        return oneShot;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        try {
            body.writeTo(sink.outputStream());
        } catch (RuntimeException broken) {
            // OkHttp would let it escape on its thread
            throw new IOException("The body of the call could not be written.", broken);
        }
    }
}
