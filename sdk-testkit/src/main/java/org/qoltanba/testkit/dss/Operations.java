package org.qoltanba.testkit.dss;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.spi.SdkScheduler;

/**
 * Creates operations of version 2 and carries them out: at once, for whoever fetches the result, or in the background
 * (contract sections 12.2 and 12.4). Free of HTTP. Safe to share between threads; operations are touched inside
 * {@link TransactionBook#locked} alone.
 */
final class Operations {

    private static final int NOT_FOUND = 404;

    private final SdkScheduler clock;
    private final DssOperationSwitches switches;
    private final TransactionBook book;
    private final DocumentStore store;
    private final Randomness randomness;
    private final BackgroundCalls calls;
    private final Map<String, Operation> operations = new LinkedHashMap<>();

    Operations(
            SdkScheduler clock,
            DssOperationSwitches switches,
            TransactionBook book,
            DocumentStore store,
            Randomness randomness,
            BackgroundCalls calls) {
        this.clock = clock;
        this.switches = switches;
        this.book = book;
        this.store = store;
        this.randomness = randomness;
        this.calls = calls;
        store.guardedBy(this::isNeeded);
    }

    /** Tells who asked that an operation has been carried out in the background. */
    @FunctionalInterface
    interface BackgroundCalls {

        void over(Operation operation);
    }

    /**
     * Creates an operation. One that needs no confirmation is carried out at once, or begun in the background.
     *
     * @param confirmed whether nobody has to confirm it
     */
    Operation create(AccessToken bearer, OperationOrder order, boolean confirmed) {
        if (order.isAsync() && !switches.asyncAllowed()) {
            throw Refusals.invalidRequest("Асинхронная обработка не включена администратором");
        }
        if (order.isAsync() || confirmed) {
            // Nobody will be there later to give another one
            order.work().requirePin(order.pin());
        }
        Operation operation = book.locked(() -> {
            Instant expiresAt = clock.now().plus(switches.lifetime());
            Transaction transaction = confirmed
                    ? book.createConfirmed(Generation.V2, bearer.user(), bearer.fromService(), order)
                    : book.create(Generation.V2, bearer.user(), bearer.fromService(), order, switches.lifetime());
            Operation created = new Operation(
                    transaction,
                    order,
                    order.inputs().stream()
                            .map(input -> new DocumentAction(randomness.guid(), input))
                            .toList(),
                    expiresAt);
            operations.put(created.id(), created);
            if (order.isAsync()) {
                transaction.listen(new Background(created));
            } else if (confirmed) {
                created.complete(null, clock.now(), results(created));
            }
            return created;
        });
        if (order.isAsync() && confirmed) {
            inBackground(operation);
        }
        return operation;
    }

    /**
     * Carries out the operation that a token proves to be confirmed. One that is carried out in the background is only
     * looked at.
     *
     * @param actions what the endpoint is for; the result of another kind of operation is fetched elsewhere
     * @param pin given now; null for none
     */
    Operation fetch(AccessToken bearer, Set<DssAction> actions, @Nullable String pin) {
        Operation confirmed = book.locked(() ->
                Optional.ofNullable(operations.get(bearer.transactionId())).orElse(null));
        if (confirmed != null && !actions.contains(confirmed.order().action())) {
            throw Refusals.invalidRequest("Операция другого вида");
        }
        if (confirmed != null && confirmed.order().isAsync()) {
            return confirmed;
        }
        return book.fetch(bearer, OperationOrder.class, Operation.class, order -> {
            Operation operation = Objects.requireNonNull(confirmed);
            if (!operation.state(clock.now()).isActive()) {
                throw Refusals.invalidTransaction();
            }
            operation.complete(pin, clock.now(), results(operation));
            return operation;
        });
    }

    /** An identifier for something that is over at once. */
    String newId() {
        return randomness.guid();
    }

    /** Puts a result into the Document Store, as come from its original there; gives its identifier. */
    String store(DssUser user, OperationInput original, OperationWork.Result result) {
        String name = result.name().isEmpty() ? "result" : result.name();
        return store.put(
                user, new DocumentStore.Upload(DocumentInfo.named(name).childOf(original.refId()), result.content()));
    }

    private Operation.Results results(Operation operation) {
        return (original, result) -> store(operation.transaction().user(), original, result);
    }

    /** Begins to work in the background as soon as an operation is confirmed, whichever way. */
    private final class Background implements Decision.Listener {

        private final Operation operation;

        private Background(Operation operation) {
            this.operation = operation;
        }

        @Override
        public void decided(Transaction transaction, Decision decision) {
            if (decision.state() == DssTransactionState.CONFIRMED) {
                inBackground(operation);
            }
        }

        @Override
        public boolean isInside() {
            return true;
        }
    }

    private void inBackground(Operation operation) {
        book.locked(() -> {
            operation.begin(clock.now());
            return operation;
        });
        clock.schedule(switches.processingTime(), () -> {
            if (book.locked(() -> carriedOut(operation))) {
                calls.over(operation);
            }
            return CompletableFuture.completedStage(null);
        });
    }

    private boolean carriedOut(Operation operation) {
        Instant now = clock.now();
        if (!operation.isRunning(now)) {
            return false;
        }
        try {
            operation.complete(null, now, results(operation));
        } catch (DssRefusal refusal) {
            operation.fail(refusal, now);
        }
        return true;
    }

    private boolean isNeeded(String documentId) {
        Instant now = clock.now();
        return book.locked(() -> operations.values().stream().anyMatch(operation -> operation.needs(documentId, now)));
    }

    /** An operation of a user. */
    Operation require(DssUser user, String id) {
        return book.locked(() -> Optional.ofNullable(operations.get(id))
                .filter(operation -> operation.transaction().user() == user)
                .orElseThrow(() -> DssRefusal.bare(NOT_FOUND)));
    }

    /** The operations of a user of which something can still become, oldest first. */
    List<Operation> active(DssUser user) {
        Instant now = clock.now();
        return book.locked(() -> operations.values().stream()
                .filter(operation -> operation.transaction().user() == user
                        && operation.state(now).isActive())
                .toList());
    }

    /** Looks at operations; none of them changes meanwhile. */
    <R> R look(Function<Instant, R> work) {
        return book.locked(() -> work.apply(clock.now()));
    }

    /** The operation of an identifier, whosever it is. */
    Optional<Operation> find(String id) {
        return book.locked(() -> Optional.ofNullable(operations.get(id)));
    }

    /** Puts an end to an operation; who waits for its confirmation hears of it as of one that nobody has decided. */
    void cancel(Operation operation) {
        book.locked(() -> {
            operation.cancel(clock.now());
            return operation;
        });
        book.announce(operation.transaction());
    }

    List<DssOperation> snapshot() {
        Instant now = clock.now();
        return book.locked(() -> operations.values().stream()
                .map(operation -> operation.snapshot(now))
                .toList());
    }
}
