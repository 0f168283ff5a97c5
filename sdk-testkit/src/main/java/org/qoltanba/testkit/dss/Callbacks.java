package org.qoltanba.testkit.dss;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.spi.SdkScheduler;
import org.qoltanba.testkit.http.WebhookClient;

/**
 * Calls applications back when users have decided (contract section 9.1). Each call is made without waiting for it,
 * and once unless a switch says otherwise. Safe to share between threads.
 */
final class Callbacks {

    private final SdkScheduler clock;
    private final DssCallbackSwitches switches;
    private final WebhookClient client;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<DssCallback> sent = new ArrayList<>();

    Callbacks(SdkScheduler clock, DssCallbackSwitches switches, WebhookClient client) {
        this.clock = clock;
        this.switches = switches;
        this.client = client;
    }

    /** What the Identity Centre tells; a success has empty texts. */
    record Wire(
            @JsonProperty("Result") String result,
            @JsonProperty("TransactionId") String transactionId,
            @JsonProperty("Error") @Nullable String error,
            @JsonProperty("ErrorDescription") @Nullable String errorDescription) {}

    /** Somebody who is told of a decision at an address. */
    Decision.Listener to(URI address) {
        return (transaction, decision) -> {
            String refId = transaction
                    .confirmation()
                    .map(Confirmation::refId)
                    .or(() -> transaction.offer().map(MethodOffer::refId))
                    .orElse(transaction.id());
            send(address, DssJson.write(wire(refId, decision, transaction)));
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

    /** Sends JSON to an address as the switches say: not at all, later, once or more often. */
    void send(URI address, String body) {
        if (!switches.installed()) {
            return;
        }
        for (int copy = 0; copy < switches.copies(); copy++) {
            attempt(address, body, switches.delay(), switches.attempts());
        }
    }

    private void attempt(URI address, String body, Duration delay, int attempts) {
        clock.schedule(delay, () -> {
            if (switches.takeLoss()) {
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
        });
    }

    private void againUnless(boolean taken, URI address, String body, int attempts) {
        if (!taken && attempts > 1) {
            attempt(address, body, switches.attemptsEvery(), attempts - 1);
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
