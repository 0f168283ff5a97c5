package org.qoltanba.client.dss;

import java.util.concurrent.CompletableFuture;
import org.qoltanba.api.operation.PendingOperation;

/**
 * An operation as a transaction of the first generation: create it, have it confirmed, fetch its result with the confirmed
 * token (contract sections 5 to 7). Or directly, where the policy lets it.
 *
 * @param <R> what the operation yields
 */
final class FirstGeneration<R> {

    private final Dss dss;
    private final DssUser user;
    private final Order<R> order;

    FirstGeneration(Dss dss, DssUser user, Order<R> order) {
        this.dss = dss;
        this.user = user;
        this.order = order;
    }

    CompletableFuture<PendingOperation<R>> begin() {
        return user.call(token -> dss.calls().createTransaction(token, new TransactionCall(order)))
                .thenCompose(transaction ->
                        new Confirming<>(dss, confirmable(ConfirmationSubject.transaction(transaction))).begin());
    }

    PendingOperation<R> resume(ConfirmationRecord record) {
        return new Confirming<>(dss, confirmable(record.subject())).resume(record.confirmation());
    }

    /** One call, made once: a refused token is replaced, but what may have been done is not done again. */
    CompletableFuture<PendingOperation<R>> directly() {
        return user.call(token -> dss.calls().result(token, order.directCall(dss.calls())))
                .thenCompose(answer -> dss.supply(() -> order.checked(order.read(answer))))
                .thenApply(result -> PendingOperation.completed(Operations.DIRECT, result));
    }

    private Confirmable<R> confirmable(ConfirmationSubject subject) {
        return Confirmable.of(order.name(), ConfirmationCaller.of(dss.calls(), user), subject, new Result())
                .resumable(new Resumption(
                        Fingerprints.ofUser(dss.calls().endpoint(), user.login()), order.kind(), order.details()));
    }

    private final class Result implements ConfirmedResult<R> {

        @Override
        public CompletableFuture<R> fetch(ConfirmedToken token) {
            return dss.calls()
                    .result(token.value(), order.confirmedCall(dss.calls()))
                    .thenApply(order::read);
        }

        @Override
        public R checked(R fetched) {
            return order.checked(fetched);
        }
    }
}
