package org.qoltanba.testkit.dss;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.spi.SdkScheduler;

/**
 * The confirmation service, for transactions and for operations (contract sections 7, 8 and 12.3): opens confirmations,
 * lets users choose how to confirm, and answers polls and codes. Free of HTTP and JSON. Safe to share between threads.
 */
final class Confirmations {

    private final SdkScheduler clock;
    private final DssSwitches switches;
    private final IdentityCentre identities;
    private final Resources resources;
    private final AccessTokens tokens;
    private final Randomness randomness;
    private final TransactionBook book;
    private final Messages messages;
    private final Callbacks callbacks;
    private final DocumentStore documents;

    Confirmations(
            SdkScheduler clock,
            DssSwitches switches,
            IdentityCentre identities,
            Resources resources,
            AccessTokens tokens,
            Randomness randomness,
            TransactionBook book,
            Messages messages,
            Callbacks callbacks,
            DocumentStore documents) {
        this.clock = clock;
        this.switches = switches;
        this.identities = identities;
        this.resources = resources;
        this.tokens = tokens;
        this.randomness = randomness;
        this.book = book;
        this.messages = messages;
        this.callbacks = callbacks;
        this.documents = documents;
    }

    /** Opens a confirmation as a user who has signed in, or follows up on one. */
    ConfirmationOutcome confirm(Generation generation, AccessToken bearer, ConfirmationRequest request) {
        requireGood(request);
        DssUser user = bearer.user();
        if (request.answer() != null) {
            return followUp(generation, user, request.answer());
        }
        requireSecondFactor(generation, user);
        if (request.subject() != null && request.template() == null) {
            return open(book.require(generation, request.subject(), user), request.callback());
        }
        if (request.template() != null && request.subject() == null) {
            Order order = identities.templates().order(request.template(), documents(user, request.template()));
            return open(book.create(generation, user, bearer.fromService(), order), request.callback());
        }
        throw Refusals.invalidRequest("Не указано, что подтвердить");
    }

    /** What the documents are called that are attached to an operation (inferred meaning, section 7.1). */
    private List<String> documents(DssUser user, ConfirmationRequest.Template template) {
        List<String> names = new ArrayList<>();
        for (String id : template.documents()) {
            Optional<String> name = documents.name(user, id);
            if (name.isEmpty() && switches.confirmations().dataRefsChecked()) {
                throw Refusals.invalidRequest("Документ не найден");
            }
            name.ifPresent(names::add);
        }
        return names;
    }

    /** Signs a user in with a second factor, if one is needed (contract section 3.7). */
    ConfirmationOutcome signIn(Generation generation, SignInRequest.UserClaim claim, ConfirmationRequest request) {
        requireGood(request);
        boolean vouchedFor = request.client().id() != null
                && identities.requireClient(request.client()).isService();
        DssUser user = identities.prove(claim, vouchedFor);
        if (request.answer() != null) {
            return followUp(generation, user, request.answer());
        }
        if (request.subject() != null || request.template() != null) {
            throw Refusals.invalidAuthenticationScheme();
        }
        if (!user.needsSecondFactor(switches.policy())) {
            return new ConfirmationOutcome.Final(tokens.issue(user, vouchedFor, null));
        }
        requireSecondFactor(generation, user);
        return open(book.create(generation, user, vouchedFor, SigningIn.ORDER), request.callback());
    }

    private void requireGood(ConfirmationRequest request) {
        if (request.client().id() != null || request.client().secret() != null) {
            identities.requireClient(request.client());
        }
        boolean saysBoth = request.answer() != null && (request.subject() != null || request.template() != null);
        if (!resources.isRegistered(request.resource()) || saysBoth || !hasGoodCallback(request)) {
            throw Refusals.invalidRequest("Неверный запрос подтверждения");
        }
    }

    private ConfirmationOutcome open(Transaction transaction, @Nullable String callback) {
        Opening opening = book.locked(() -> {
            Instant now = clock.now();
            book.requireNoOtherOpen(transaction, now);
            if (!transaction.isNew(now)) {
                return reopened(transaction, now);
            }
            if (callback != null) {
                transaction.listen(callbacks.to(URI.create(callback)));
            }
            List<ConfirmationWay> ways = ways(transaction.generation(), transaction.user());
            requireBound(transaction.user(), ways);
            return ways.size() == 1 ? challenged(transaction, ways.get(0), now) : offered(transaction, ways, now);
        });
        return told(transaction, opening);
    }

    /** To have the code sent again, one opens again (contract section 8.3). */
    private Opening reopened(Transaction transaction, Instant now) {
        ConfirmationOutcome shown = transaction.reopened(now);
        boolean isMadeAnew = switches.codes().madeAnew()
                && shown instanceof ConfirmationOutcome.Pending pending
                && pending.confirmation().method().needsCode();
        return isMadeAnew
                ? challenged(
                        transaction,
                        ((ConfirmationOutcome.Pending) shown).confirmation().way(),
                        now)
                : new Opening(shown, false);
    }

    private record Opening(ConfirmationOutcome outcome, boolean isNew) {}

    private Opening offered(Transaction transaction, List<ConfirmationWay> ways, Instant now) {
        MethodOffer offer = new MethodOffer(
                book.newRefId(transaction),
                ways,
                now.plus(switches.transactions().lifetime()));
        transaction.offer(offer);
        book.opened(transaction, offer.refId());
        return new Opening(transaction.shown(), true);
    }

    private Opening challenged(Transaction transaction, ConfirmationWay way, Instant now) {
        Confirmation confirmation =
                Confirmation.open(book.newRefId(transaction), way, transaction.order(), now, switches, randomness);
        if (transaction.generation() == Generation.V2) {
            confirmation = confirmation.endingBy(transaction.openBefore());
        }
        transaction.challenge(confirmation);
        book.opened(transaction, confirmation.refId());
        return new Opening(transaction.shown(), true);
    }

    /** Rings the phone or sends a code, outside the lock: those have locks of their own, and a phone may answer at once. */
    private ConfirmationOutcome told(Transaction transaction, Opening opening) {
        if (opening.outcome() instanceof ConfirmationOutcome.Pending pending) {
            boolean isSentAgain = pending.confirmation().method().needsCode();
            if (opening.isNew() || isSentAgain) {
                messages.tell(transaction, pending.confirmation());
            }
            if (opening.isNew()) {
                book.watch(transaction, pending.confirmation().expiresAt());
            }
        } else if (opening.isNew() && opening.outcome() instanceof ConfirmationOutcome.Choosing choosing) {
            book.watch(transaction, choosing.offer().expiresAt());
        }
        return opening.outcome();
    }

    private ConfirmationOutcome followUp(Generation generation, DssUser user, ConfirmationRequest.Answer answer) {
        Transaction transaction = book.requireOpened(generation, answer.refId(), user);
        if (answer.choice() != null) {
            return choose(transaction, answer.choice());
        }
        Supplier<AccessToken> issuing = () -> tokens.issue(
                transaction.user(),
                transaction.isFromService(),
                transaction.order() == SigningIn.ORDER ? null : transaction.id());
        Function<Instant, ConfirmationOutcome> step = now -> answer.code() == null
                ? transaction.poll(now, issuing)
                : transaction.answer(answer.code(), now, issuing);
        try {
            return book.locked(() -> step.apply(clock.now()));
        } finally {
            if (answer.code() != null) {
                announceIfTold(transaction);
            }
        }
    }

    /** Who typed the code knows; whether the service calls back all the same is open. */
    private void announceIfTold(Transaction transaction) {
        if (switches.callbacks().afterCode()) {
            book.announce(transaction);
        } else {
            book.announce(transaction, Decision.Listener::isInside);
        }
    }

    private ConfirmationOutcome choose(Transaction transaction, String choice) {
        Opening opening = book.locked(() -> {
            Instant now = clock.now();
            if (transaction.state(now) != DssTransactionState.AWAITING_CHOICE) {
                throw Refusals.invalidTransaction();
            }
            ConfirmationWay chosen = transaction.offer().stream()
                    .flatMap(offer -> offer.ways().stream())
                    .filter(way -> way.refId().equals(choice))
                    .findFirst()
                    .orElseThrow(DssRefusal::forbidden);
            return challenged(transaction, chosen, now);
        });
        return told(transaction, opening);
    }

    /** Refuses a user whose only ways to confirm are applications on no device. */
    private void requireBound(DssUser user, List<ConfirmationWay> ways) {
        boolean isBound = ways.stream()
                .anyMatch(
                        way -> !way.method().isApplication() || user.phone(way).isPresent());
        if (switches.confirmations().unboundRefused() && !isBound) {
            throw Refusals.methodNotConfirmed();
        }
    }

    /** Refuses a user who has no way to confirm. */
    void requireSecondFactor(Generation generation, DssUser user) {
        if (ways(generation, user).isEmpty()) {
            throw DssRefusal.forbidden();
        }
    }

    /** The second generation of the application confirms operations, not transactions (contract section 17, 25). */
    private List<ConfirmationWay> ways(Generation generation, DssUser user) {
        return user.ways().stream()
                .filter(way -> way.method() != ConfirmationMethod.MYDSS
                        || generation == Generation.V2
                        || switches.confirmations().myDssConfirmsTransactions())
                .toList();
    }

    private static boolean hasGoodCallback(ConfirmationRequest request) {
        if (request.callback() == null) {
            return true;
        }
        try {
            return URI.create(request.callback()).isAbsolute();
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
