package org.qoltanba.testkit.dss;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.testkit.phone.DocumentDecision;
import org.qoltanba.testkit.phone.PhoneAnswer;

/**
 * Something that a user is to confirm: the state machine of contract section 11, the same for transactions, operations and
 * signing in. What time brings about, a decision on the phone or expiry, is settled whenever somebody looks. Not
 * thread-safe: its owner guards it.
 */
final class Transaction {

    private final String id;
    private final Generation generation;
    private final DssUser user;
    private final boolean fromService;
    private final Order order;
    private final Instant createdAt;
    private final Duration lifetimeUnopened;
    private final DssSwitches switches;
    private final List<Decision.Listener> listeners = new ArrayList<>();
    private DssTransactionState state = DssTransactionState.CREATED;
    private @Nullable MethodOffer offer;
    private @Nullable Confirmation confirmation;
    private @Nullable Planned planned;
    private @Nullable Decision decision;
    private boolean decisionAnnounced;
    private @Nullable AccessToken finalToken;
    private @Nullable Object result;
    private boolean endReported;
    private int wrongCodes;
    private boolean faulty;

    Transaction(
            String id,
            Generation generation,
            DssUser user,
            boolean fromService,
            Order order,
            Instant createdAt,
            Duration lifetimeUnopened,
            DssSwitches switches) {
        this.id = id;
        this.generation = generation;
        this.user = user;
        this.fromService = fromService;
        this.order = order;
        this.createdAt = createdAt;
        this.lifetimeUnopened = lifetimeUnopened;
        this.switches = switches;
    }

    /** What the owner of the phone will tap, and when. */
    private record Planned(Instant when, PhoneAnswer answer, Map<String, DocumentDecision> documents) {}

    String id() {
        return id;
    }

    Generation generation() {
        return generation;
    }

    DssUser user() {
        return user;
    }

    Order order() {
        return order;
    }

    /** Whether the final token speaks for a user whom a service client vouches for. */
    boolean isFromService() {
        return fromService;
    }

    Instant createdAt() {
        return createdAt;
    }

    /** What the user is being asked, or was asked last. */
    Optional<Confirmation> confirmation() {
        return Optional.ofNullable(confirmation);
    }

    /** The choice somebody has to make, or has made. */
    Optional<MethodOffer> offer() {
        return Optional.ofNullable(offer);
    }

    DssTransactionState state(Instant now) {
        settle(now);
        return state;
    }

    /** How the confirmation has ended, if it has. */
    Optional<Decision> decision(Instant now) {
        settle(now);
        return Optional.ofNullable(decision);
    }

    /** Whether the user is being asked, or asked how to be asked. */
    boolean isOpen(Instant now) {
        settle(now);
        return state == DssTransactionState.CHALLENGED || state == DssTransactionState.AWAITING_CHOICE;
    }

    DssTransaction snapshot(Instant now) {
        return new DssTransaction(
                id,
                confirmation == null ? null : confirmation.refId(),
                user.login(),
                order.description(),
                state(now),
                createdAt);
    }

    /** Somebody is to hear of the decision. */
    void listen(Decision.Listener listener) {
        listeners.add(listener);
    }

    List<Decision.Listener> listeners() {
        return List.copyOf(listeners);
    }

    /** The decision, for those who listen: once, as soon as there is one. */
    Optional<Decision> takeDecision(Instant now) {
        settle(now);
        if (decision == null || decisionAnnounced) {
            return Optional.empty();
        }
        decisionAnnounced = true;
        return Optional.of(decision);
    }

    /** Whether it can be opened for the first time. */
    boolean isNew(Instant now) {
        settle(now);
        return state == DssTransactionState.CREATED;
    }

    /** Offers a choice. It must be new. */
    void offer(MethodOffer methods) {
        offer = methods;
        state = DssTransactionState.AWAITING_CHOICE;
    }

    /** Asks the user. It must be new, or a choice must have been offered. */
    void challenge(Confirmation opened) {
        confirmation = opened;
        state = DssTransactionState.CHALLENGED;
    }

    /** Nobody has to be asked. It must be new. */
    void confirmUnasked(Instant now) {
        decide(DssTransactionState.CONFIRMED, now);
        decisionAnnounced = true;
    }

    /** Until when it can be confirmed if nobody has opened it. */
    Instant openBefore() {
        return createdAt.plus(lifetimeUnopened);
    }

    /** The token that fetches the result; empty before it is issued. */
    Optional<AccessToken> finalToken(Instant now) {
        settle(now);
        return Optional.ofNullable(finalToken);
    }

    /** Answers somebody who opens it again. */
    ConfirmationOutcome reopened(Instant now) {
        if (!isOpen(now)) {
            throw Refusals.invalidTransaction();
        }
        if (switches.confirmations().reopeningPending()) {
            throw Refusals.transactionPending();
        }
        return shown();
    }

    /** What is open, with everything there is to show. */
    ConfirmationOutcome shown() {
        if (state == DssTransactionState.AWAITING_CHOICE && offer != null) {
            return new ConfirmationOutcome.Choosing(offer);
        }
        return new ConfirmationOutcome.Pending(opened(), true, null);
    }

    /** Remembers what the owner of the phone will tap; a later saying replaces one that has not come true. */
    void answerAt(Instant when, PhoneAnswer answer, Map<String, DocumentDecision> documents, Instant now) {
        settle(now);
        if (state == DssTransactionState.CHALLENGED) {
            planned = new Planned(when, answer, documents);
            settle(now);
        }
    }

    /** Lets the waiting end now. */
    void expire(Instant now) {
        settle(now);
        if (state == DssTransactionState.CREATED || isOpen(now)) {
            decide(DssTransactionState.EXPIRED, now);
        }
    }

    /** Lets the service fail at it, whoever has to decide. */
    void fail(Instant now) {
        settle(now);
        if (isOpen(now) || state == DssTransactionState.CONFIRMED) {
            faulty = true;
            decide(DssTransactionState.FAILED, now);
        }
    }

    /** Why it has failed, if it has: a fault of the service, or too many wrong codes. */
    ConfirmationOutcome.Failed failure() {
        return faulty
                ? new ConfirmationOutcome.Failed("internal_error", "Внутренняя ошибка сервиса")
                : new ConfirmationOutcome.Failed("max_attempts_exceeded", "Превышено число попыток подтверждения");
    }

    /** Answers a poll. */
    ConfirmationOutcome poll(Instant now, Supplier<AccessToken> issuing) {
        settle(now);
        return switch (state) {
            case AWAITING_CHOICE -> shown();
            case CHALLENGED -> new ConfirmationOutcome.Pending(opened(), false, null);
            case CONFIRMED -> {
                AccessToken issued = issuing.get();
                finalToken = issued;
                state = DssTransactionState.TOKEN_ISSUED;
                yield new ConfirmationOutcome.Final(issued);
            }
            case TOKEN_ISSUED -> {
                if (!switches.confirmations().finalAnswerRepeatable() || finalToken == null) {
                    throw Refusals.invalidTransaction();
                }
                yield new ConfirmationOutcome.Final(finalToken);
            }
            case DECLINED -> reportedOnce(declined());
            case EXPIRED -> {
                if (!switches.confirmations().expiryAnsweredInBody() || (confirmation == null && offer == null)) {
                    throw Refusals.invalidTransaction();
                }
                yield reportedOnce(
                        new ConfirmationOutcome.Failed("transaction_expired", "Срок действия транзакции истек"));
            }
            case FAILED -> reportedOnce(failure());
            case CREATED, COMPLETED, ABANDONED -> throw Refusals.invalidTransaction();
        };
    }

    /** Answers a code typed by the user; once it is decided, the code does not matter. */
    ConfirmationOutcome answer(String code, Instant now, Supplier<AccessToken> issuing) {
        settle(now);
        if (state != DssTransactionState.CHALLENGED) {
            return poll(now, issuing);
        }
        Confirmation open = opened();
        if (isRight(code, open, now)) {
            decide(DssTransactionState.CONFIRMED, now);
            return poll(now, issuing);
        }
        if (code.equals(open.cancellationCode())) {
            decide(DssTransactionState.DECLINED, now);
            if (switches.confirmations().cancellationAnsweredAsError()) {
                endReported = true;
                throw Refusals.declined();
            }
            return reportedOnce(declined());
        }
        return wrong(open, now);
    }

    private boolean isRight(String code, Confirmation open, Instant now) {
        return open.method() == ConfirmationMethod.OATH
                ? user.oathToken().accepts(code, now)
                : code.equals(open.confirmationCode());
    }

    private ConfirmationOutcome wrong(Confirmation open, Instant now) {
        wrongCodes++;
        int attempts = open.method().needsCode()
                ? switches.codes().attempts()
                : switches.confirmations().offlineCodeAttempts();
        if (wrongCodes == attempts) {
            decide(DssTransactionState.FAILED, now);
            return reportedOnce(failure());
        }
        if (open.method().needsCode() && !switches.codes().wrongCodeAnsweredAsError()) {
            return new ConfirmationOutcome.Pending(
                    open, true, "Неверный код подтверждения. Осталось попыток: " + (attempts - wrongCodes));
        }
        throw Refusals.wrongCode();
    }

    /**
     * Fetches the result with the final token.
     *
     * @param work makes the result, if everything is in order; what it refuses can be tried again
     */
    Object fetch(Instant now, Supplier<Object> work) {
        settle(now);
        if (state == DssTransactionState.COMPLETED && switches.transactions().resultRepeatable() && result != null) {
            return result;
        }
        if (state != DssTransactionState.TOKEN_ISSUED) {
            throw Refusals.invalidTransaction();
        }
        Object made = work.get();
        result = made;
        state = DssTransactionState.COMPLETED;
        return made;
    }

    private Confirmation opened() {
        if (confirmation == null) {
            throw Refusals.invalidTransaction();
        }
        return confirmation;
    }

    private void settle(Instant now) {
        switch (state) {
            case CREATED -> expireAt(createdAt.plus(lifetimeUnopened), now);
            case AWAITING_CHOICE -> {
                if (offer != null) {
                    expireAt(offer.expiresAt(), now);
                }
            }
            case CHALLENGED -> settleChallenge(now);
            case TOKEN_ISSUED -> {
                if (finalToken != null && !finalToken.isAlive(now)) {
                    state = DssTransactionState.ABANDONED;
                }
            }
            default -> {
                // Every other state stays what it is, however much time passes
            }
        }
    }

    private void settleChallenge(Instant now) {
        if (confirmation == null) {
            return;
        }
        Instant deadline = confirmation.expiresAt();
        if (planned != null && !planned.when().isAfter(now) && planned.when().isBefore(deadline)) {
            state = planned.answer() == PhoneAnswer.CONFIRM
                    ? DssTransactionState.CONFIRMED
                    : DssTransactionState.DECLINED;
            decision = new Decision(state, planned.when(), planned.documents());
        } else {
            expireAt(deadline, now);
        }
    }

    private void expireAt(Instant deadline, Instant now) {
        if (!now.isBefore(deadline)) {
            decide(DssTransactionState.EXPIRED, deadline);
        }
    }

    private void decide(DssTransactionState end, Instant at) {
        state = end;
        decision = new Decision(end, at, Map.of());
    }

    private ConfirmationOutcome reportedOnce(ConfirmationOutcome end) {
        if (endReported) {
            throw Refusals.invalidTransaction();
        }
        endReported = true;
        return end;
    }

    private static ConfirmationOutcome declined() {
        return new ConfirmationOutcome.Failed(
                "authentication_declined", "Пользователь отказался от подтверждения операции");
    }
}
