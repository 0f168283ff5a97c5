package org.qoltanba.testkit.dss;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.testkit.phone.FakePhones;
import org.qoltanba.testkit.pki.TestCertificateAuthority;

/**
 * Transactions, their confirmation and their result (contract sections 4 to 7). Free of HTTP and JSON. Safe to share
 * between threads.
 */
final class DssService {

    private static final int SIGN_DOCUMENT = 2;

    private final SdkClock clock;
    private final TestCertificateAuthority authority;
    private final FakePhones phones;
    private final DssSwitches switches;
    private final IdentityCentre identities;
    private final Resources resources;
    private final AccessTokens tokens;
    private final Randomness randomness;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Transaction> transactions = new LinkedHashMap<>();
    private final Map<String, Transaction> byRefId = new HashMap<>();
    private final Map<String, Transaction> lastOpened = new HashMap<>();

    DssService(
            SdkClock clock,
            TestCertificateAuthority authority,
            FakePhones phones,
            DssSwitches switches,
            IdentityCentre identities,
            Resources resources,
            AccessTokens tokens,
            Randomness randomness) {
        this.clock = clock;
        this.authority = authority;
        this.phones = phones;
        this.switches = switches;
        this.identities = identities;
        this.resources = resources;
        this.tokens = tokens;
        this.randomness = randomness;
    }

    /**
     * A transaction to be created.
     *
     * @param operationCode the kind of operation
     * @param parameters how to sign
     * @param document the document or its hash value; null if absent
     */
    record Creation(
            int operationCode,
            List<SigningRules.Parameter> parameters,
            @Nullable Bytes document) {}

    /**
     * A document to be signed without confirmation.
     *
     * @param signatureType the kind of signature; null if absent
     * @param parameters how to sign
     * @param certificateId with which certificate; null if absent
     * @param content the document or its hash value
     * @param pin the PIN; null for none
     */
    record DirectSigning(
            @Nullable String signatureType,
            Map<String, String> parameters,
            @Nullable Integer certificateId,
            Bytes content,
            @Nullable String pin) {

        /** Never shows the PIN. */
        @Override
        public String toString() {
            return "DirectSigning[" + signatureType + "]";
        }
    }

    /** The status of a key's certificate, as of now. */
    String status(CloudKey key) {
        return key.statusAt(authority, clock.now());
    }

    /** Creates a transaction; nobody is asked yet. */
    String create(AccessToken bearer, Creation creation) {
        if (creation.operationCode() != SIGN_DOCUMENT) {
            throw Refusals.invalidOperation();
        }
        if (creation.document() == null || creation.document().size() == 0) {
            throw Refusals.contentRequired();
        }
        requireSecondFactor(bearer.user());
        SigningRequest request =
                SigningRules.ofTransaction(switches, bearer.user(), creation.parameters(), creation.document());
        requireUsable(request.key());
        return locked(() -> {
            Transaction transaction = new Transaction(randomness.guid(), bearer, request, clock.now(), switches);
            transactions.put(transaction.id(), transaction);
            return transaction.id();
        });
    }

    /** Opens a confirmation or follows up on one. */
    ConfirmationOutcome confirm(AccessToken bearer, ConfirmationRequest request) {
        if (request.client().id() != null || request.client().secret() != null) {
            identities.requireClient(request.client());
        }
        boolean isOpening = request.transactionId() != null;
        boolean isFollowUp = request.refId() != null;
        if (!resources.isRegistered(request.resource()) || isOpening == isFollowUp || !hasGoodCallback(request)) {
            throw Refusals.invalidRequest("Неверный запрос подтверждения");
        }
        requireSecondFactor(bearer.user());
        return request.transactionId() != null
                ? open(bearer, request.transactionId())
                : followUp(bearer, String.valueOf(request.refId()), request.value());
    }

    /** Fetches the result of the transaction a token proves to be confirmed. */
    Bytes fetch(AccessToken bearer, @Nullable String pin) {
        String transactionId = bearer.transactionId();
        if (transactionId == null) {
            throw Refusals.contentRequired();
        }
        return locked(() -> {
            Transaction transaction = known(transactions, transactionId, bearer);
            return transaction.fetch(pin, clock.now(), () -> {
                requireUsable(transaction.request().key());
                return CloudSigner.sign(transaction.request(), clock.now());
            });
        });
    }

    /** Signs at once, if policy allows. */
    Bytes sign(AccessToken bearer, DirectSigning signing) {
        if (switches.signingNeedsConfirmation() || bearer.fromService()) {
            throw DssRefusal.forbidden();
        }
        if (signing.content().size() == 0) {
            throw Refusals.contentRequired();
        }
        if (signing.signatureType() == null || signing.certificateId() == null) {
            throw Refusals.invalidSignatureParams();
        }
        SigningRequest request = SigningRules.ofDirectCall(
                switches,
                bearer.user(),
                signing.signatureType(),
                signing.parameters(),
                signing.certificateId(),
                signing.content(),
                signing.pin());
        requireUsable(request.key());
        if (!request.key().opensWith(signing.pin())) {
            throw Refusals.invalidPin();
        }
        return CloudSigner.sign(request, clock.now());
    }

    /** All transactions, oldest first. */
    List<DssTransaction> snapshot() {
        Instant now = clock.now();
        return locked(() -> transactions.values().stream()
                .map(transaction -> transaction.snapshot(now))
                .toList());
    }

    /** Works on the transaction behind a confirmation, if there is one. */
    boolean withConfirmation(String refId, Consumer<Transaction> work) {
        return locked(() -> {
            Optional<Transaction> transaction = Optional.ofNullable(byRefId.get(refId));
            transaction.ifPresent(work);
            return transaction.isPresent();
        });
    }

    private ConfirmationOutcome open(AccessToken bearer, String transactionId) {
        Opening opening = locked(() -> {
            Instant now = clock.now();
            Transaction transaction = known(transactions, transactionId, bearer);
            requireNoOtherChallenge(transaction, now);
            boolean isNew = transaction.state(now) == DssTransactionState.CREATED;
            Confirmation confirmation = transaction.open(
                    now, () -> Confirmation.open(label(transaction.request()), now, switches, randomness));
            byRefId.put(confirmation.refId(), transaction);
            lastOpened.put(transaction.user().login(), transaction);
            return new Opening(transaction, confirmation, isNew);
        });
        if (opening.isNew()) {
            // Outside the lock: a phone has a lock of its own and may answer at once
            phones.of(bearer.user().login())
                    .receive(new TransactionPrompt(opening.transaction(), opening.confirmation(), clock, lock));
        }
        return new ConfirmationOutcome.Pending(opening.confirmation(), true);
    }

    private record Opening(Transaction transaction, Confirmation confirmation, boolean isNew) {}

    private ConfirmationOutcome followUp(AccessToken bearer, String refId, @Nullable String code) {
        return locked(() -> {
            Transaction transaction = known(byRefId, refId, bearer);
            Supplier<AccessToken> issuing =
                    () -> tokens.issue(transaction.user(), transaction.isFromService(), transaction.id());
            return code == null
                    ? transaction.poll(clock.now(), issuing)
                    : transaction.answer(code, clock.now(), issuing);
        });
    }

    /** A user answers one question at a time (contract section 17, question 9). */
    private void requireNoOtherChallenge(Transaction transaction, Instant now) {
        Transaction other = lastOpened.get(transaction.user().login());
        if (other != null && other != transaction && other.state(now) == DssTransactionState.CHALLENGED) {
            throw Refusals.transactionPending();
        }
    }

    private static Transaction known(Map<String, Transaction> book, String id, AccessToken bearer) {
        Transaction transaction = book.get(id);
        if (transaction == null || transaction.user() != bearer.user()) {
            throw Refusals.invalidTransaction();
        }
        return transaction;
    }

    private void requireUsable(CloudKey key) {
        if (!key.isUsable(authority, clock.now())) {
            throw Refusals.invalidCertificate();
        }
    }

    private static void requireSecondFactor(DssUser user) {
        if (!user.hasPhone()) {
            throw DssRefusal.forbidden();
        }
    }

    /** Nobody is called back: the plug-in for it is not installed, in which case the address goes unused. */
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

    private static String label(SigningRequest request) {
        return ("Подпись документа " + request.documentInfo()).strip();
    }

    private <R> R locked(Supplier<R> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
