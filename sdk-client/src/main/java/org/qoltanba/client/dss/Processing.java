package org.qoltanba.client.dss;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.dss.DssOperation;
import org.qoltanba.api.dss.DssOperationState;
import org.qoltanba.api.error.ConfirmationFailedException;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.client.http.Stages;
import org.qoltanba.client.waiting.PollOutcome;
import org.qoltanba.client.waiting.PollSchedule;
import org.qoltanba.client.waiting.WaitSpec;

/**
 * An operation that the service works on by itself: asked about until it has ended (contract sections 12.4 and 12.5). Only
 * what the service answers here counts, whoever calls to say that it is done.
 */
final class Processing {

    private static final PollSchedule SCHEDULE = new PollSchedule(Duration.ofSeconds(3), 1.15, Duration.ofSeconds(10));

    private final Dss dss;
    private final DssUser user;
    private final String id;
    private final @Nullable String callback;

    /**
     * Prepares to ask.
     *
     * @param callback the unguessable part of the address the service calls when it is done; null if it calls none
     */
    Processing(Dss dss, DssUser user, String id, @Nullable String callback) {
        this.dss = dss;
        this.user = user;
        this.id = id;
        this.callback = callback;
    }

    /** Where it stands now. */
    CompletableFuture<DssOperation> state() {
        return user.call(token -> dss.calls().operation(token, id))
                .thenApply(answer -> OperationStates.read(answer.json(JsonNode.class), answer));
    }

    /** Completes when it has ended well. */
    CompletableFuture<DssOperation> ended() {
        return Stages.outcomeOf(pending("work on documents", Function.identity()));
    }

    /**
     * Watches it.
     *
     * @param name what it is, with an article
     * @param result makes the result; may block
     */
    <R> PendingOperation<R> pending(String name, Function<DssOperation, R> result) {
        ErrorContext context = ErrorContext.call(DssService.NAME, "processing of " + name);
        return dss.waiting()
                .begin(WaitSpec.<R>of(
                                context, id, () -> state().thenApply(operation -> outcome(operation, context, result)))
                        .schedule(SCHEDULE)
                        .wokenBy(callback == null ? new String[0] : new String[] {DssCallbacks.news(callback, id)})
                        .build());
    }

    private <R> PollOutcome<R> outcome(DssOperation operation, ErrorContext context, Function<DssOperation, R> result) {
        DssOperationState state = operation.state();
        if (state.equals(DssOperationState.COMPLETED)) {
            return PollOutcome.confirmed(() -> dss.supply(() -> result.apply(operation)));
        }
        boolean ended = state.equals(DssOperationState.ERROR)
                || state.equals(DssOperationState.DECLINED)
                || state.equals(DssOperationState.CANCELLED)
                || state.equals(DssOperationState.EXPIRED);
        return ended ? PollOutcome.failed(failure(state, context)) : PollOutcome.notYet();
    }

    private static SdkException failure(DssOperationState state, ErrorContext context) {
        return new ConfirmationFailedException(
                "CryptoPro DSS ended the operation with " + state + " after it was confirmed. Begin it again; if it"
                        + " happens again, ask the administrator of the DSS.",
                context);
    }

    @Override
    public String toString() {
        return "Processing[" + id + "]";
    }
}
