package org.qoltanba.client.sigex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.TransportException;
import org.qoltanba.client.http.Stages;

/**
 * Changes settings that the service can only replace (contract sections 7.12 and 7.21): reads them, changes what is to be
 * changed, and writes them back once. After a lost answer they are read again: if they are the wanted ones, that is that;
 * if they are the old ones, they are written again; if they are others, somebody else was at work, and nothing more is
 * done.
 *
 * @param <S> the kind of settings
 */
final class SettingsChanging<S> {

    private final Repeats repeats;
    private final ErrorContext context;
    private final Supplier<CompletableFuture<Current<S>>> reading;
    private final BiFunction<@Nullable JsonNode, S, ObjectNode> writing;
    private final Function<ObjectNode, CompletableFuture<@Nullable Void>> replacing;

    /** What the service has: as it came, and as the SDK understands it. */
    record Current<S>(@Nullable JsonNode tree, S settings) {

        @Override
        public String toString() {
            return "Current";
        }
    }

    /**
     * Settings of one object.
     *
     * @param context the call that replaces them
     * @param reading reads what the service has
     * @param writing makes of what the service has and of what it shall have what is sent
     * @param replacing sends it
     */
    SettingsChanging(
            Repeats repeats,
            ErrorContext context,
            Supplier<CompletableFuture<Current<S>>> reading,
            BiFunction<@Nullable JsonNode, S, ObjectNode> writing,
            Function<ObjectNode, CompletableFuture<@Nullable Void>> replacing) {
        this.repeats = repeats;
        this.context = context;
        this.reading = reading;
        this.writing = writing;
        this.replacing = replacing;
    }

    CompletableFuture<S> change(UnaryOperator<S> change) {
        return reading.get().thenCompose(current -> {
            S before = current.settings();
            S wanted = change.apply(before);
            if (wanted.equals(before)) {
                return CompletableFuture.completedFuture(before);
            }
            ObjectNode sent = writing.apply(current.tree(), wanted);
            return replacing.apply(sent).thenApply(done -> wanted).exceptionallyCompose(thrown -> {
                SdkException failure = Stages.failure(thrown);
                return Failures.leavesDoubt(failure)
                        ? repeats.of(() -> replaceUnlessDone(before, wanted, sent), SettingsChanging::isPassing)
                        : CompletableFuture.failedFuture(failure);
            });
        });
    }

    private CompletableFuture<S> replaceUnlessDone(S before, S wanted, ObjectNode sent) {
        return reading.get().thenCompose(current -> {
            S now = current.settings();
            if (now.equals(wanted)) {
                return CompletableFuture.completedFuture(wanted);
            }
            return now.equals(before)
                    ? replacing.apply(sent).thenApply(done -> wanted)
                    : CompletableFuture.failedFuture(new SettingsInDoubt(context));
        });
    }

    private static boolean isPassing(SdkException failure) {
        return Failures.isPassing(failure) && !(failure instanceof SettingsInDoubt);
    }

    /** Somebody else was at work, too. */
    private static final class SettingsInDoubt extends TransportException {

        private static final long serialVersionUID = 1L;

        SettingsInDoubt(ErrorContext context) {
            super(
                    "SIGEX lost the answer to a change of settings, and meanwhile somebody else has changed them, too. Look"
                            + " at settingsAudit() and change again what is missing.",
                    context,
                    true,
                    null);
        }
    }
}
