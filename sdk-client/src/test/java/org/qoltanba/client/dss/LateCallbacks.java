package org.qoltanba.client.dss;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.dss.DssCallback;
import org.qoltanba.client.callback.CallbackHandler;

/** For a receiver whose port must be known before the object that handles what it receives. */
final class LateCallbacks implements CallbackHandler<DssCallback> {

    private volatile @Nullable CallbackHandler<DssCallback> handler;

    void become(CallbackHandler<DssCallback> later) {
        handler = later;
    }

    @Override
    public int handle(String path, @Nullable String contentType, InputStream body) throws IOException {
        return Objects.requireNonNull(handler, "nobody yet").handle(path, contentType, body);
    }

    @Override
    public CallbackHandler<DssCallback> onEvent(Consumer<? super DssCallback> listener) {
        Objects.requireNonNull(handler, "nobody yet").onEvent(listener);
        return this;
    }
}
