package org.qoltanba.testkit.dss;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An operation of version 2: the states of contract section 12.5. Its confirmation is a transaction like any other; what
 * is its own is the decision about each document, and the work that comes after. Not thread-safe: guarded like its
 * transaction.
 */
final class Operation {

    private final Transaction transaction;
    private final OperationOrder order;
    private final List<DocumentAction> actions;
    private final Instant expiresAt;
    private boolean cancelled;
    private boolean running;
    private @Nullable Instant completedAt;
    private @Nullable DssRefusal failure;
    private @Nullable Object result;

    Operation(Transaction transaction, OperationOrder order, List<DocumentAction> actions, Instant expiresAt) {
        this.transaction = transaction;
        this.order = order;
        this.actions = List.copyOf(actions);
        this.expiresAt = expiresAt;
    }

    /** Where results are put that are not in the answer itself; gives the identifier there. */
    @FunctionalInterface
    interface Results {

        String put(OperationInput original, OperationWork.Result result);
    }

    String id() {
        return transaction.id();
    }

    Transaction transaction() {
        return transaction;
    }

    OperationOrder order() {
        return order;
    }

    List<DocumentAction> actions() {
        return actions;
    }

    /** Until when it waits for its confirmation. */
    Instant expiresAt() {
        return expiresAt;
    }

    Optional<Instant> confirmedAt(Instant now) {
        return transaction
                .decision(now)
                .filter(decision -> decision.state() == DssTransactionState.CONFIRMED)
                .map(Decision::at);
    }

    /** Until when the result must be fetched; empty before that is known, and for work in the background. */
    Optional<Instant> completeBefore(Instant now) {
        return order.isAsync() ? Optional.empty() : transaction.finalToken(now).map(AccessToken::expiresAt);
    }

    Optional<Instant> completedAt() {
        return Optional.ofNullable(completedAt);
    }

    Optional<DssRefusal> failure() {
        return Optional.ofNullable(failure);
    }

    /** What has come of an operation that is about no document. */
    Optional<Object> result() {
        return Optional.ofNullable(result);
    }

    DssOperationState state(Instant now) {
        settle(now);
        if (cancelled) {
            return DssOperationState.CANCELLED;
        }
        if (failure != null) {
            return DssOperationState.ERROR;
        }
        if (completedAt != null) {
            return DssOperationState.COMPLETED;
        }
        return switch (transaction.state(now)) {
            case CREATED -> DssOperationState.CREATED;
            case AWAITING_CHOICE, CHALLENGED -> DssOperationState.CHALLENGED;
            case CONFIRMED, TOKEN_ISSUED, COMPLETED -> DssOperationState.CONFIRMED;
            case DECLINED -> DssOperationState.DECLINED;
            case EXPIRED -> DssOperationState.EXPIRED;
            case FAILED -> DssOperationState.ERROR;
            // The token that has expired would have fetched the result; work in the background needs none
            case ABANDONED -> order.isAsync() ? DssOperationState.CONFIRMED : DssOperationState.EXPIRED;
        };
    }

    /** Whether it is being carried out in the background. */
    boolean isRunning(Instant now) {
        return running && state(now) == DssOperationState.CONFIRMED;
    }

    /** Puts an end to it, unless there is one already. */
    void cancel(Instant now) {
        if (state(now).isActive()) {
            cancelled = true;
            transaction.expire(now);
        }
    }

    /** Begins to carry it out in the background. */
    void begin(Instant now) {
        if (state(now) == DssOperationState.CONFIRMED) {
            running = true;
            actions.forEach(DocumentAction::begin);
        }
    }

    /**
     * Carries it out, once.
     *
     * @param pin given now; null for none, in which case the one given beforehand counts
     * @throws DssRefusal if the PIN does not fit, after which it can be tried again, or nothing at all can be done
     */
    void complete(@Nullable String pin, Instant now, Results store) {
        settle(now);
        order.work().requirePin(pin == null ? order.pin() : pin);
        if (actions.isEmpty()) {
            result = order.work().whole(pin == null ? order.pin() : pin);
        }
        actions.stream().filter(DocumentAction::isApproved).forEach(action -> carryOut(action, store));
        running = false;
        completedAt = now;
        failure = actions.stream().anyMatch(action -> action.processing() == DocumentAction.Processing.EXECUTED)
                ? null
                : actions.stream()
                        .map(DocumentAction::failure)
                        .flatMap(refusal -> Optional.ofNullable(refusal).stream())
                        .findFirst()
                        .orElse(null);
    }

    private void carryOut(DocumentAction action, Results store) {
        try {
            OperationWork.Result made = order.work().document(action.input());
            boolean isStored = order.isAsync() || action.input().refId() != null;
            action.succeed(made, isStored ? store.put(action.input(), made) : null);
        } catch (DssRefusal refusal) {
            action.fail(refusal);
        }
    }

    /** What was decided on the phone reaches the documents with the decision on the whole. */
    private void settle(Instant now) {
        Optional<Decision> decision = transaction.decision(now);
        if (decision.isPresent() && decision.get().state() == DssTransactionState.CONFIRMED) {
            actions.stream()
                    .filter(action -> action.decision() == null)
                    .forEach(action ->
                            action.decide(decision.get().about(action.input().name())));
        }
    }

    /** It cannot be carried out at all. */
    void fail(DssRefusal refusal, Instant now) {
        running = false;
        completedAt = now;
        failure = refusal;
    }

    /** Whether a document of the store is still needed. */
    boolean needs(String documentId, Instant now) {
        return state(now).isActive()
                && actions.stream()
                        .anyMatch(action -> documentId.equals(action.input().refId()));
    }

    DssOperation snapshot(Instant now) {
        DssOperationState state = state(now);
        return new DssOperation(
                id(),
                transaction.user().login(),
                order.action(),
                order.isAsync(),
                state,
                actions.stream()
                        .map(action -> new DssOperation.Document(
                                action.input().name(),
                                Optional.ofNullable(action.decision()),
                                Optional.ofNullable(action.resultId())))
                        .toList());
    }

    @Override
    public String toString() {
        return "Operation[" + id() + "]";
    }
}
