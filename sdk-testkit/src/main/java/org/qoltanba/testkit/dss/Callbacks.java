package org.qoltanba.testkit.dss;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.spi.SdkScheduler;
import org.qoltanba.testkit.fault.Effect;
import org.qoltanba.testkit.fault.FaultKind;
import org.qoltanba.testkit.fault.FaultKind.Moment;
import org.qoltanba.testkit.fault.Faults;
import org.qoltanba.testkit.http.WebhookClient;

/**
 * Calls applications back when users have decided (contract section 9.1). Each call is made without waiting for it,
 * and once unless a switch says otherwise. Safe to share between threads.
 */
final class Callbacks {

    private final SdkScheduler clock;
    private final DssCallbackSwitches switches;
    private final Faults faults;
    private final WebhookClient client;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<DssCallback> sent = new ArrayList<>();

    Callbacks(SdkScheduler clock, DssCallbackSwitches switches, Faults faults, WebhookClient client) {
        this.clock = clock;
        this.switches = switches;
        this.faults = faults;
        this.client = client;
    }

    /** What the Identity Centre tells; a success has empty texts. */
    record Wire(
            @JsonProperty("Result") String result,
            @JsonProperty("TransactionId") String transactionId,
            @JsonProperty("Error") @Nullable String error,
            @JsonProperty("ErrorDescription") @Nullable String errorDescription) {

        /** What somebody would write who wants to be believed. */
        Wire opposite() {
            return result.equals("success")
                    ? new Wire("failed", transactionId, "authentication_declined", "Пользователь отказался")
                    : new Wire("success", transactionId, "", "");
        }
    }

    /** Somebody who is told of a decision at an address. */
    Decision.Listener to(URI address) {
        return (transaction, decision) -> {
            String refId = transaction
                    .confirmation()
                    .map(Confirmation::refId)
                    .or(() -> transaction.offer().map(MethodOffer::refId))
                    .orElse(transaction.id());
            Wire told = wire(refId, decision, transaction);
            send(address, DssJson.write(told), DssJson.write(told.opposite()));
        };
    }

    private Wire wire(String refId, Decision decision, Transaction transaction) {
        if (!switches.namedFailures() && decision.state() != DssTransactionState.CONFIRMED) {
            return new Wire("failed", refId, "", "");
        }
        return switch (decision.state()) {
            case DECLINED ->
                new Wire(
                        "failed", refId, "authentication_declined", "Пользователь отказался от подтверждения операции");
            case EXPIRED -> new Wire("failed", refId, "transaction_expired", "Срок действия транзакции истек");
            case FAILED -> {
                ConfirmationOutcome.Failed failure = transaction.failure();
                yield new Wire("failed", refId, failure.code(), failure.description());
            }
            default -> new Wire("success", refId, switches.successError(), switches.successError());
        };
    }

    /**
     * Sends JSON to an address as the switches and the faults say: not at all, later, once or more often.
     *
     * @param forged what somebody else would write
     */
    void send(URI address, String body, String forged) {
        if (!switches.installed()) {
            return;
        }
        @Nullable Effect fault = faults.next(Moment.CALLBACK).orElse(null);
        @Nullable FaultKind kind = fault == null ? null : fault.kind();
        Duration delay = fault instanceof Effect.Delay late ? switches.delay().plus(late.time()) : switches.delay();
        int copies = kind == FaultKind.DUPLICATE_CALLBACK ? 2 * switches.copies() : switches.copies();
        for (int copy = 0; copy < copies; copy++) {
            boolean lost = kind == FaultKind.LOSE_CALLBACK;
            boolean comesSecond = kind == FaultKind.FORGED_CALLBACK;
            clock.schedule(
                    delay,
                    () -> comesSecond
                            ? client.forge(address, forged)
                                    .handle((answer, failure) -> failure)
                                    .thenCompose(ignored -> attempt(address, body, switches.attempts(), false))
                            : attempt(address, body, switches.attempts(), lost));
        }
    }

    private CompletionStage<?> attempt(URI address, String body, int attempts, boolean lost) {
        if (lost || switches.takeLoss()) {
            note(new DssCallback(address, body, clock.now(), OptionalInt.empty(), "lost on the way"));
            againUnless(false, address, body, attempts);
            return CompletableFuture.completedStage(null);
        }
        return client.post(address, body).handle((answer, failure) -> {
            note(new DssCallback(
                    address,
                    body,
                    clock.now(),
                    answer == null ? OptionalInt.empty() : OptionalInt.of(answer.statusCode()),
                    answer == null ? WebhookClient.reason(failure) : ""));
            againUnless(answer != null && answer.statusCode() / 100 == 2, address, body, attempts);
            return answer;
        });
    }

    private void againUnless(boolean taken, URI address, String body, int attempts) {
        if (!taken && attempts > 1) {
            clock.schedule(switches.attemptsEvery(), () -> attempt(address, body, attempts - 1, false));
        }
    }

    private void note(DssCallback callback) {
        lock.lock();
        try {
            sent.add(callback);
        } finally {
            lock.unlock();
        }
    }

    /** All calls so far, in the order they ended. */
    List<DssCallback> sent() {
        lock.lock();
        try {
            return List.copyOf(sent);
        } finally {
            lock.unlock();
        }
    }

    /** Trusts a receiver. */
    void trust(X509Certificate certificate) {
        client.trust(certificate);
    }
}
