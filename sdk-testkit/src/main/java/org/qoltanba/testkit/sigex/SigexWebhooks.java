package org.qoltanba.testkit.sigex;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.spi.SdkScheduler;
import org.qoltanba.testkit.fault.Effect;
import org.qoltanba.testkit.fault.FaultKind;
import org.qoltanba.testkit.fault.FaultKind.Moment;
import org.qoltanba.testkit.fault.Faults;
import org.qoltanba.testkit.http.WebhookClient;

/**
 * The webhooks that SIGEX calls (contract section 8.2). Each event goes to every address of an organisation; what is not
 * taken is sent again as {@link SigexWebhookSwitches#retries(List)} says, when the clock of the world gets there.
 * To wait until everything due has been sent, let no time pass: {@code world.clock().advance(Duration.ZERO)}.
 *
 * <p>Only addresses of this machine are called; to others nothing is sent, as if they could not be reached. To a server
 * that asks for a client certificate SIGEX shows the certificate of its own server.
 *
 * <p>Safe to share between threads; no method blocks.
 *
 * @since 0.1.0
 */
public final class SigexWebhooks {

    private static final int TAKEN = 200;

    private final SdkScheduler clock;
    private final SigexSwitches switches;
    private final Faults faults;
    private final WebhookClient client;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Delivery> deliveries = new ArrayList<>();

    SigexWebhooks(SdkScheduler clock, SigexSwitches switches, Faults faults, WebhookClient client) {
        this.clock = clock;
        this.switches = switches;
        this.faults = faults;
        this.client = client;
    }

    /**
     * All events so far, one entry for each address they go to.
     *
     * @return as of now, in the order they happened
     */
    public List<WebhookDelivery> deliveries() {
        lock.lock();
        try {
            return deliveries.stream().map(Delivery::snapshot).toList();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets SIGEX trust a receiver, or the authority that issued its certificate. The certificate must name the address
     * in the webhook's URL.
     *
     * @param certificate of a server on this machine, or of a root
     * @return this
     */
    public SigexWebhooks trusting(X509Certificate certificate) {
        client.trust(Objects.requireNonNull(certificate, "certificate"));
        return this;
    }

    /** Sends an event to all addresses of an organisation, without waiting for any. */
    void send(String bin, Collection<URI> addresses, WebhookWire event) {
        String body = SigexJson.write(event);
        for (URI address : addresses) {
            Optional<Effect> fault = faults.next(Moment.CALLBACK);
            int copies = fault.filter(effect -> effect.kind() == FaultKind.DUPLICATE_CALLBACK)
                            .isPresent()
                    ? 2
                    : 1;
            for (int copy = 0; copy < copies; copy++) {
                begin(new Delivery(bin, address, body, switches.webhooks().retries()), fault, event);
            }
        }
    }

    private void begin(Delivery delivery, Optional<Effect> fault, WebhookWire event) {
        lock.lock();
        try {
            deliveries.add(delivery);
        } finally {
            lock.unlock();
        }
        Duration delay = fault.map(effect -> effect instanceof Effect.Delay late ? late.time() : Duration.ZERO)
                .orElse(Duration.ZERO);
        @Nullable FaultKind kind = fault.map(Effect::kind).orElse(null);
        clock.schedule(delay, () -> {
            if (kind == FaultKind.LOSE_CALLBACK) {
                note(delivery, null, new IOException("lost on the way"));
                return CompletableFuture.completedStage(null);
            }
            return kind == FaultKind.FORGED_CALLBACK
                    ? client.forge(delivery.address, SigexJson.write(event.forged()))
                            .handle((answer, failure) -> failure)
                            .thenCompose(ignored -> attempt(delivery))
                    : attempt(delivery);
        });
    }

    private CompletionStage<?> attempt(Delivery delivery) {
        return client.post(delivery.address, delivery.body).handle((answer, failure) -> {
            note(delivery, answer, failure);
            return answer;
        });
    }

    private void note(Delivery delivery, @Nullable HttpResponse<Boolean> answer, @Nullable Throwable failure) {
        WebhookAttempt attempt = new WebhookAttempt(
                clock.now(),
                answer == null ? OptionalInt.empty() : OptionalInt.of(answer.statusCode()),
                problem(answer, failure));
        @Nullable Duration again;
        lock.lock();
        try {
            again = delivery.attempted(attempt);
        } finally {
            lock.unlock();
        }
        if (again != null) {
            clock.schedule(again, () -> attempt(delivery));
        }
    }

    private Optional<String> problem(@Nullable HttpResponse<Boolean> answer, @Nullable Throwable failure) {
        if (answer == null) {
            return Optional.of(WebhookClient.reason(failure));
        }
        if (answer.statusCode() != TAKEN) {
            return Optional.of("status " + answer.statusCode() + " instead of 200");
        }
        boolean isEmpty = answer.body();
        return isEmpty || !switches.webhooks().answerMustBeEmpty()
                ? Optional.empty()
                : Optional.of("an answer with a body instead of an empty one");
    }

    /** An event on its way; guarded by the lock. */
    private static final class Delivery {

        private final String bin;
        private final URI address;
        private final String body;
        private final List<Duration> retries;
        private final List<WebhookAttempt> attempts = new ArrayList<>();
        private WebhookDelivery.State state = WebhookDelivery.State.PENDING;

        private Delivery(String bin, URI address, String body, List<Duration> retries) {
            this.bin = bin;
            this.address = address;
            this.body = body;
            this.retries = retries;
        }

        /** Notes an attempt; tells after what time there is another one, if there is. */
        private @Nullable Duration attempted(WebhookAttempt attempt) {
            attempts.add(attempt);
            if (attempt.problem().isEmpty()) {
                state = WebhookDelivery.State.DELIVERED;
                return null;
            }
            if (attempts.size() > retries.size()) {
                state = WebhookDelivery.State.GIVEN_UP;
                return null;
            }
            return retries.get(attempts.size() - 1);
        }

        private WebhookDelivery snapshot() {
            return new WebhookDelivery(Bin.of(bin), address, body, attempts, state);
        }
    }
}
