package org.qoltanba.testkit.dss;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.testkit.clock.ServiceClock;
import org.qoltanba.testkit.phone.DocumentDecision;
import org.qoltanba.testkit.phone.PhoneAnswer;

/**
 * Everything that users are to confirm: transactions, operations, signing in. It guards the transactions, which are
 * touched inside {@link #locked(Supplier)} alone, and sees to it that whoever listens hears of a decision when it falls.
 * Safe to share between threads.
 */
final class TransactionBook {

    private final ServiceClock clock;
    private final DssSwitches switches;
    private final Randomness randomness;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Transaction> transactions = new LinkedHashMap<>();
    private final Map<String, Transaction> byRefId = new HashMap<>();
    private final Map<String, Transaction> lastOpened = new HashMap<>();

    TransactionBook(ServiceClock clock, DssSwitches switches, Randomness randomness) {
        this.clock = clock;
        this.switches = switches;
        this.randomness = randomness;
    }

    /** Creates a transaction; nobody is asked yet. */
    Transaction create(Generation generation, DssUser user, boolean fromService, Order order) {
        return create(
                generation, user, fromService, order, switches.transactions().unopenedLifetime());
    }

    /** Creates a transaction that can be opened for some time; nobody is asked yet. */
    Transaction create(
            Generation generation, DssUser user, boolean fromService, Order order, Duration lifetimeUnopened) {
        Transaction transaction = new Transaction(
                randomness.guid(), generation, user, fromService, order, clock.now(), lifetimeUnopened, switches);
        return locked(() -> {
            transactions.put(transaction.id(), transaction);
            return transaction;
        });
    }

    /** Creates a transaction that nobody has to confirm. */
    Transaction createConfirmed(Generation generation, DssUser user, boolean fromService, Order order) {
        return locked(() -> {
            Transaction transaction = create(generation, user, fromService, order);
            transaction.confirmUnasked(clock.now());
            return transaction;
        });
    }

    /** The transaction of an identifier, if it is the user's. */
    Transaction require(Generation generation, String id, DssUser user) {
        return locked(() -> {
            Transaction transaction = transactions.get(id);
            if (transaction == null || transaction.generation() != generation || transaction.user() != user) {
                throw Refusals.invalidTransaction();
            }
            return transaction;
        });
    }

    /** The transaction behind a confirmation or a choice, if it is the user's. */
    Transaction requireOpened(Generation generation, String refId, DssUser user) {
        return locked(() -> {
            Transaction transaction = byRefId.get(refId);
            if (transaction == null || transaction.generation() != generation || transaction.user() != user) {
                throw Refusals.invalidTransaction();
            }
            return transaction;
        });
    }

    /** The transaction behind a confirmation. */
    Optional<Transaction> opened(String refId) {
        return locked(() -> Optional.ofNullable(byRefId.get(refId)));
    }

    /** A user's transactions of a generation, oldest first. */
    List<Transaction> of(Generation generation, DssUser user) {
        return locked(() -> transactions.values().stream()
                .filter(each -> each.generation() == generation && each.user() == user)
                .toList());
    }

    /** An identifier for a choice or a confirmation: operations have one for everything (contract section 12.1). */
    String newRefId(Transaction transaction) {
        return transaction.generation() == Generation.V2 ? transaction.id() : randomness.guid();
    }

    /** Remembers that a transaction is open under a reference; a reference it had before is worth nothing any more. */
    void opened(Transaction transaction, String refId) {
        byRefId.values().removeIf(each -> each == transaction);
        byRefId.put(refId, transaction);
        lastOpened.put(transaction.user().login(), transaction);
    }

    /** A user answers one question at a time (contract section 17, question 9). */
    void requireNoOtherOpen(Transaction transaction, Instant now) {
        Transaction other = lastOpened.get(transaction.user().login());
        if (switches.confirmations().oneAtATime() && other != null && other != transaction && other.isOpen(now)) {
            throw Refusals.transactionPending();
        }
    }

    /**
     * Fetches the result of the transaction that a token proves to be confirmed.
     *
     * @param orders the kind of order that the endpoint is for; a result of another kind is asked for elsewhere
     * @param work makes the result, once
     */
    <O extends Order, R> R fetch(AccessToken bearer, Class<O> orders, Class<R> results, Function<O, R> work) {
        Transaction transaction = confirmed(bearer).orElseThrow(Refusals::contentRequired);
        if (!orders.isInstance(transaction.order())) {
            throw Refusals.invalidRequest("Транзакция подтверждает другую операцию");
        }
        O order = orders.cast(transaction.order());
        return results.cast(locked(() -> transaction.fetch(clock.now(), () -> work.apply(order))));
    }

    /** The transaction that a token proves to be confirmed, if it proves any. */
    Optional<Transaction> confirmed(AccessToken bearer) {
        @Nullable String id = bearer.transactionId();
        return id == null ? Optional.empty() : locked(() -> Optional.ofNullable(transactions.get(id)));
    }

    /** All that have been created, oldest first. */
    List<DssTransaction> snapshot() {
        Instant now = clock.now();
        return locked(() ->
                transactions.values().stream().map(each -> each.snapshot(now)).toList());
    }

    /** The owner of a phone decides, now or later by the clock of the world. */
    void answerAt(Transaction transaction, Instant when, PhoneAnswer answer) {
        answerAt(transaction, when, answer, Map.of());
    }

    /** The owner of a phone decides, now or later, and about some documents otherwise than about the whole. */
    void answerAt(Transaction transaction, Instant right, PhoneAnswer answer, Map<String, DocumentDecision> documents) {
        Instant when = clock.shows(right);
        locked(() -> {
            transaction.answerAt(when, answer, documents, clock.now());
            return transaction;
        });
        watch(transaction, when);
    }

    /** Lets the waiting end now. */
    void expire(Transaction transaction) {
        locked(() -> {
            transaction.expire(clock.now());
            return transaction;
        });
        announce(transaction);
    }

    /** Lets the service fail at a confirmation. */
    void fail(Transaction transaction) {
        locked(() -> {
            transaction.fail(clock.now());
            return transaction;
        });
        announce(transaction);
    }

    /** Sees to it that listeners hear of what may have been decided by some instant. */
    void watch(Transaction transaction, Instant when) {
        if (locked(() -> !transaction.listeners().isEmpty())) {
            clock.schedule(Duration.between(clock.now(), when), () -> {
                announce(transaction);
                return CompletableFuture.completedStage(null);
            });
        }
    }

    /** Tells listeners of a decision, if there is one that they have not heard of. */
    void announce(Transaction transaction) {
        announce(transaction, listener -> true);
    }

    /** Tells some listeners of a decision, if there is one that they have not heard of; the others never hear of it. */
    void announce(Transaction transaction, Predicate<Decision.Listener> whom) {
        Optional<Decision> decision = locked(() -> transaction.takeDecision(clock.now()));
        // Outside the lock: who listens has business of its own
        decision.ifPresent(fallen -> transaction.listeners().stream()
                .filter(whom)
                .forEach(listener -> listener.decided(transaction, fallen)));
    }

    /** Works on transactions. */
    <R> R locked(Supplier<R> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
