package org.qoltanba.client.dss;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.dss.DssOperation;
import org.qoltanba.api.dss.DssOperationState;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.client.http.HttpCall;

/**
 * An operation of the second generation (contract section 12): the service says whether it must be confirmed, and hands
 * the result out at the same address, or works by itself after the confirmation.
 *
 * @param <R> what the operation yields
 */
final class SecondGeneration<R> {

    private final Dss dss;
    private final DssUser user;
    private final Order<R> order;
    private final OrderV2<R> second;

    SecondGeneration(Dss dss, DssUser user, Order<R> order, OrderV2<R> second) {
        this.dss = dss;
        this.user = user;
        this.order = order;
        this.second = second;
    }

    /**
     * Begins.
     *
     * @param confirmed whether confirmation is demanded; otherwise the service decides
     */
    CompletableFuture<PendingOperation<R>> begin(boolean confirmed) {
        String callback = second.isInBackground() && dss.confirmation().callback()
                ? dss.callbacks().next()
                : null;
        return user.call(token -> dss.calls().result(token, beginning(confirmed, callback)))
                // A call that comes before somebody listens is made up for by the first poll
                .whenComplete((answer, failure) -> dss.callbacks().opened(callback))
                .thenApply(OperationAnswer::read)
                .thenCompose(
                        begun -> begun.isCompleted() ? completed(begun) : confirmedOrNot(begun, confirmed, callback));
    }

    private HttpCall.Builder beginning(boolean confirmed, @Nullable String callback) {
        return second.isInBackground()
                ? second.beginningInBackground(
                        dss.calls(), confirmed, dss.callbacks().address(callback))
                : second.beginning(dss.calls(), confirmed);
    }

    private CompletableFuture<PendingOperation<R>> completed(OperationAnswer answer) {
        return dss.supply(() -> PendingOperation.completed(answer.id(), order.checked(second.read(answer))));
    }

    /** An operation in the background that needs no confirmation is confirmed from the start (contract section 12.5). */
    private CompletableFuture<PendingOperation<R>> confirmedOrNot(
            OperationAnswer begun, boolean confirmed, @Nullable String callback) {
        String id = begun.id();
        if (confirmed || !second.isInBackground()) {
            return confirming(id, callback).begin();
        }
        return new Processing(dss, user, id, callback).state().thenCompose(operation -> {
            boolean needsNobody = operation.state().equals(DssOperationState.CONFIRMED)
                    || operation.state().equals(DssOperationState.COMPLETED);
            return needsNobody
                    ? CompletableFuture.completedFuture(
                            new Processing(dss, user, id, callback).pending(order.name(), this::result))
                    : confirming(id, callback).begin();
        });
    }

    PendingOperation<R> resume(ConfirmationRecord record) {
        return confirming(record.subject().id(), null).resume(record.confirmation());
    }

    private Confirming<R> confirming(String id, @Nullable String callback) {
        return new Confirming<>(
                dss,
                Confirmable.of(
                                order.name(),
                                ConfirmationCaller.of(dss.calls(), user),
                                ConfirmationSubject.operation(id),
                                new Result(id, callback))
                        .resumable(new Resumption(
                                Fingerprints.ofUser(dss.calls().endpoint(), user.login()),
                                order.kind(),
                                order.details())));
    }

    private R result(DssOperation processed) {
        return order.checked(second.read(processed));
    }

    private final class Result implements ConfirmedResult<R> {

        private final String id;
        private final @Nullable String callback;

        Result(String id, @Nullable String callback) {
            this.id = id;
            this.callback = callback;
        }

        @Override
        public CompletableFuture<R> fetch(ConfirmedToken token) {
            return second.isInBackground()
                    ? new Processing(dss, user, id, callback)
                            .ended()
                            .thenCompose(operation -> dss.supply(() -> second.read(operation)))
                    : dss.calls()
                            .result(token.value(), second.confirmedCall(dss.calls()))
                            .thenApply(OperationAnswer::read)
                            .thenApply(second::read);
        }

        @Override
        public R checked(R fetched) {
            return order.checked(fetched);
        }
    }
}
