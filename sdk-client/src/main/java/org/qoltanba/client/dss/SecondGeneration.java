package org.qoltanba.client.dss;

import java.util.concurrent.CompletableFuture;
import org.qoltanba.api.dss.DssOperation;
import org.qoltanba.api.dss.DssOperationState;
import org.qoltanba.api.operation.PendingOperation;

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
        return user.call(token -> dss.calls().result(token, second.beginning(dss.calls(), confirmed)))
                .thenApply(OperationAnswer::read)
                .thenCompose(begun -> begun.isCompleted() ? completed(begun) : confirmedOrNot(begun, confirmed));
    }

    private CompletableFuture<PendingOperation<R>> completed(OperationAnswer answer) {
        return dss.supply(() -> PendingOperation.completed(answer.id(), order.checked(second.read(answer))));
    }

    /** An operation in the background that needs no confirmation is confirmed from the start (contract section 12.5). */
    private CompletableFuture<PendingOperation<R>> confirmedOrNot(OperationAnswer begun, boolean confirmed) {
        String id = begun.id();
        if (confirmed || !second.isInBackground()) {
            return confirming(id).begin();
        }
        return new Processing(dss, user, id).state().thenCompose(operation -> {
            boolean needsNobody = operation.state().equals(DssOperationState.CONFIRMED)
                    || operation.state().equals(DssOperationState.COMPLETED);
            return needsNobody
                    ? CompletableFuture.completedFuture(
                            new Processing(dss, user, id).pending(order.name(), this::result))
                    : confirming(id).begin();
        });
    }

    PendingOperation<R> resume(ConfirmationRecord record) {
        return confirming(record.subject().id()).resume(record.confirmation());
    }

    private Confirming<R> confirming(String id) {
        return new Confirming<>(
                dss,
                Confirmable.of(
                                order.name(),
                                ConfirmationCaller.of(dss.calls(), user),
                                ConfirmationSubject.operation(id),
                                new Result(id))
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

        Result(String id) {
            this.id = id;
        }

        @Override
        public CompletableFuture<R> fetch(ConfirmedToken token) {
            return second.isInBackground()
                    ? new Processing(dss, user, id)
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
