package org.qoltanba.client.waiting;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.operation.ProgressEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners what happens to one operation: in order, one at a time, on the executor. */
final class ProgressListeners {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressListeners.class);

    private record Telling(ProgressEvent event, List<Consumer<ProgressEvent>> to) {}

    private final Timekeeper time;
    private final List<Consumer<ProgressEvent>> listeners = new CopyOnWriteArrayList<>();
    private final Queue<Telling> queue = new ArrayDeque<>();
    private boolean telling;

    ProgressListeners(Timekeeper time) {
        this.time = time;
    }

    void add(Consumer<ProgressEvent> listener) {
        listeners.add(listener);
    }

    void tell(ProgressEvent event) {
        synchronized (queue) {
            // Who joins later is told of later events only
            queue.add(new Telling(event, List.copyOf(listeners)));
            if (telling) {
                return;
            }
            telling = true;
        }
        time.execute(this::tellAll);
    }

    private void tellAll() {
        for (Telling next = next(); next != null; next = next()) {
            for (Consumer<ProgressEvent> listener : next.to()) {
                if (listeners.contains(listener)) {
                    tell(listener, next.event());
                }
            }
        }
    }

    private @Nullable Telling next() {
        synchronized (queue) {
            Telling next = queue.poll();
            telling = next != null;
            return next;
        }
    }

    private void tell(Consumer<ProgressEvent> listener, ProgressEvent event) {
        try {
            listener.accept(event);
        } catch (RuntimeException | Error thrown) {
            listeners.remove(listener);
            // The type only: the message is the application's and may hold anything
            LOG.warn(
                    "A progress listener threw {} and will not be called any more.",
                    thrown.getClass().getName());
        }
    }
}
