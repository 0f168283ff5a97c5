package org.qoltanba.testkit.dss;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.phone.PhoneAnswer;

/**
 * A transaction: the state machine of contract section 11. What time brings about, a decision on the phone or expiry, is
 * settled whenever somebody looks. Not thread-safe: its owner guards it.
 */
final class Transaction {

    private final String id;
    private final DssUser user;
    private final SigningRequest request;
    private final boolean fromService;
    private final Instant createdAt;
    private final Duration lifetimeUnopened;
    private final DssSwitches switches;
    private DssTransactionState state = DssTransactionState.CREATED;
    private @Nullable Confirmation confirmation;
    private @Nullable Planned planned;
    private @Nullable AccessToken finalToken;
    private @Nullable Bytes result;
    private boolean endReported;
    private int wrongCodes;

    Transaction(String id, AccessToken creator, SigningRequest request, Instant createdAt, DssSwitches switches) {
        this.id = id;
        this.user = creator.user();
        this.request = request;
        this.fromService = creator.fromService();
        this.createdAt = createdAt;
        this.lifetimeUnopened = switches.transactionLifetime();
        this.switches = switches;
    }

    /** What the owner of the phone will tap, and when. */
    private record Planned(Instant when, PhoneAnswer answer) {}

    String id() {
        return id;
    }

    DssUser user() {
        return user;
    }

    SigningRequest request() {
        return request;
    }

    /** Whether the final token speaks for a user whom a service client vouches for. */
    boolean isFromService() {
        return fromService;
    }

    DssTransactionState state(Instant now) {
        settle(now);
        return state;
    }

    DssTransaction snapshot(Instant now) {
        return new DssTransaction(
                id,
                confirmation == null ? null : confirmation.refId(),
                user.login(),
                request.documentInfo(),
                state(now),
                createdAt);
    }

    /**
     * Opens the confirmation, or gives the one that is open already.
     *
     * @return what the user is asked
     */
    Confirmation open(Instant now, Supplier<Confirmation> opening) {
        settle(now);
        Confirmation open = confirmation;
        if (state == DssTransactionState.CHALLENGED && open != null) {
            if (switches.reopeningPending()) {
                throw Refusals.transactionPending();
            }
            return open;
        }
        if (state != DssTransactionState.CREATED) {
            throw Refusals.invalidTransaction();
        }
        Confirmation opened = opening.get();
        confirmation = opened;
        state = DssTransactionState.CHALLENGED;
        return opened;
    }

    /** Remembers what the owner of the phone will tap; a later saying replaces one that has not come true. */
    void answerAt(Instant when, PhoneAnswer answer, Instant now) {
        settle(now);
        if (state == DssTransactionState.CHALLENGED) {
            planned = new Planned(when, answer);
        }
    }

    /** Lets the waiting end now. */
    void expire(Instant now) {
        settle(now);
        if (state == DssTransactionState.CREATED || state == DssTransactionState.CHALLENGED) {
            state = DssTransactionState.EXPIRED;
        }
    }

    /** Answers a poll. */
    ConfirmationOutcome poll(Instant now, Supplier<AccessToken> issuing) {
        settle(now);
        Confirmation open = confirmation;
        if (open == null) {
            throw Refusals.invalidTransaction();
        }
        return switch (state) {
            case CHALLENGED -> new ConfirmationOutcome.Pending(open, false);
            case CONFIRMED -> {
                AccessToken issued = issuing.get();
                finalToken = issued;
                state = DssTransactionState.TOKEN_ISSUED;
                yield new ConfirmationOutcome.Final(issued);
            }
            case TOKEN_ISSUED -> {
                if (!switches.finalAnswerRepeatable() || finalToken == null) {
                    throw Refusals.invalidTransaction();
                }
                yield new ConfirmationOutcome.Final(finalToken);
            }
            case DECLINED -> reportedOnce(declined());
            case EXPIRED -> {
                if (!switches.expiryAnsweredInBody()) {
                    throw Refusals.invalidTransaction();
                }
                yield reportedOnce(
                        new ConfirmationOutcome.Failed("transaction_expired", "Срок действия транзакции истек"));
            }
            case CREATED, COMPLETED, FAILED, ABANDONED -> throw Refusals.invalidTransaction();
        };
    }

    /** Answers a code typed by the user; once the phone has decided, the code does not matter. */
    ConfirmationOutcome answer(String code, Instant now, Supplier<AccessToken> issuing) {
        settle(now);
        Confirmation open = confirmation;
        if (state != DssTransactionState.CHALLENGED || open == null) {
            return poll(now, issuing);
        }
        if (code.equals(open.confirmationCode())) {
            state = DssTransactionState.CONFIRMED;
            return poll(now, issuing);
        }
        if (code.equals(open.cancellationCode())) {
            state = DssTransactionState.DECLINED;
            if (switches.cancellationAnsweredAsError()) {
                endReported = true;
                throw Refusals.declined();
            }
            return reportedOnce(declined());
        }
        wrongCodes++;
        if (wrongCodes == switches.offlineCodeAttempts()) {
            state = DssTransactionState.FAILED;
            return new ConfirmationOutcome.Failed("max_attempts_exceeded", "Превышено число попыток подтверждения");
        }
        throw Refusals.wrongCode();
    }

    /**
     * Fetches the result with the final token.
     *
     * @param pin the PIN given now; null for none
     * @param signing makes the signature, if everything is in order
     */
    Bytes fetch(@Nullable String pin, Instant now, Supplier<Bytes> signing) {
        settle(now);
        if (state == DssTransactionState.COMPLETED && switches.resultRepeatable() && result != null) {
            return result;
        }
        if (state != DssTransactionState.TOKEN_ISSUED) {
            throw Refusals.invalidTransaction();
        }
        if (!request.key().opensWith(pin == null ? request.pin() : pin)) {
            throw Refusals.invalidPin();
        }
        Bytes signed = signing.get();
        result = signed;
        state = DssTransactionState.COMPLETED;
        return signed;
    }

    private void settle(Instant now) {
        switch (state) {
            case CREATED -> {
                if (!now.isBefore(createdAt.plus(lifetimeUnopened))) {
                    state = DssTransactionState.EXPIRED;
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
        } else if (!now.isBefore(deadline)) {
            state = DssTransactionState.EXPIRED;
        }
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
