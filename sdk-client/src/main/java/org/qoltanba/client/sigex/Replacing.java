package org.qoltanba.client.sigex;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.client.http.Stages;

/**
 * Changes something that SIGEX only lets be replaced as a whole: reads it, has it changed, writes it back with everything the
 * SDK does not know. When the answer to the writing is lost, it reads again: either the change is there, or it is made once
 * more on what is there now.
 *
 * @param <S> the settings
 */
final class Replacing<S> {

    /** What the service has, as the SDK understands it and as it came. */
    record Present<S>(S settings, ObjectNode asItCame) {}

    /** The calls that read and write. */
    interface Store<S> {

        /** Reads the present settings. */
        CompletableFuture<Present<S>> read();

        /** What would be written, as far as it matters whether it is written: unknown members included. */
        ObjectNode written(S settings, ObjectNode asItCame);

        /** Writes what {@link #written} made. */
        CompletableFuture<S> write(S settings, ObjectNode written);
    }

    private final Store<S> store;
    private final Repeats repeats;

    Replacing(Store<S> store, Repeats repeats) {
        this.store = store;
        this.repeats = repeats;
    }

    /** Changes the settings; writes nothing if nothing changes. */
    CompletableFuture<S> change(UnaryOperator<S> change) {
        return store.read().thenCompose(present -> {
            S wanted = Objects.requireNonNull(change.apply(present.settings()), "the new settings");
            ObjectNode before = store.written(present.settings(), present.asItCame());
            ObjectNode after = store.written(wanted, present.asItCame());
            if (after.equals(before)) {
                return CompletableFuture.completedFuture(present.settings());
            }
            return store.write(wanted, after).exceptionallyCompose(thrown -> {
                SdkException failure = Stages.failure(thrown);
                return Failures.leavesDoubt(failure)
                        ? repeats.of(() -> confirmOrWrite(wanted, change), Failures::isPassing)
                        : CompletableFuture.failedFuture(failure);
            });
        });
    }

    private CompletableFuture<S> confirmOrWrite(S sent, UnaryOperator<S> change) {
        return store.read().thenCompose(present -> {
            ObjectNode now = store.written(present.settings(), present.asItCame());
            if (now.equals(store.written(sent, present.asItCame()))) {
                return CompletableFuture.completedFuture(present.settings());
            }
            S wanted = Objects.requireNonNull(change.apply(present.settings()), "the new settings");
            ObjectNode after = store.written(wanted, present.asItCame());
            return after.equals(now)
                    ? CompletableFuture.completedFuture(present.settings())
                    : store.write(wanted, after);
        });
    }
}
