package org.qoltanba.client.sigex;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.qoltanba.api.sigex.SigexEvent;
import org.qoltanba.client.callback.WebhookHandler;
import org.qoltanba.client.http.Json;
import org.qoltanba.client.waiting.Timekeeper;
import org.qoltanba.client.waiting.WaitingEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the webhooks of SIGEX: has the operations concerned ask, and believes nothing (contract section 8.2). */
public final class SigexWebhooks implements WebhookHandler<SigexEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(SigexWebhooks.class);
    private static final int OK = 200;
    private static final int TOO_LARGE = 413;

    private final WaitingEngine waiting;
    private final Timekeeper time;
    private final List<Consumer<? super SigexEvent>> listeners = new CopyOnWriteArrayList<>();

    /**
     * Wakes nobody yet.
     *
     * @param waiting holds the operations
     * @param time runs listeners
     */
    public SigexWebhooks(WaitingEngine waiting, Timekeeper time) {
        this.waiting = Objects.requireNonNull(waiting, "waiting");
        this.time = Objects.requireNonNull(time, "time");
    }

    @Override
    public int handle(InputStream body) throws IOException {
        Objects.requireNonNull(body, "body");
        byte[] content = body.readNBytes(LONGEST + 1);
        if (content.length > LONGEST) {
            LOG.debug("A webhook of more than {} bytes was refused.", LONGEST);
            return TOO_LARGE;
        }
        try {
            WebhookWire wire = Json.read(content, WebhookWire.class);
            if (wire != null) {
                tell(wire.toEvent());
            }
        } catch (IOException | IllegalArgumentException foreign) {
            // Nor is it answered otherwise: who sends such things learns nothing, and a retry would not help
            LOG.debug("A webhook of {} bytes was not understood.", content.length);
        }
        return OK;
    }

    private void tell(SigexEvent event) {
        event.documentId().ifPresent(id -> waiting.wake(News.of(id)));
        event.packageId().ifPresent(id -> waiting.wake(News.of(id)));
        event.egovOperationId().ifPresent(id -> waiting.wake(News.ofEgovOperation(id)));
        if (!listeners.isEmpty()) {
            time.execute(() -> listeners.forEach(listener -> tell(listener, event)));
        }
    }

    private void tell(Consumer<? super SigexEvent> listener, SigexEvent event) {
        try {
            listener.accept(event);
        } catch (RuntimeException | Error thrown) {
            listeners.remove(listener);
            // The type only: the message is the application's and may hold anything
            LOG.warn(
                    "A listener to webhooks threw {} and will not be called any more.",
                    thrown.getClass().getName());
        }
    }

    @Override
    public WebhookHandler<SigexEvent> onEvent(Consumer<? super SigexEvent> listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    @Override
    public String toString() {
        return "SigexWebhooks[" + listeners.size() + " listeners]";
    }
}
