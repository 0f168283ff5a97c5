package org.qoltanba.testkit.dss;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.testkit.pki.TestCertificateAuthority;

/**
 * Transactions, signatures and decryption (contract sections 5 and 6.1 to 6.3). Free of HTTP and JSON. Safe to share
 * between threads.
 */
final class DssService {

    private final SdkClock clock;
    private final TestCertificateAuthority authority;
    private final DssSwitches switches;
    private final TransactionBook book;
    private final Confirmations confirmations;
    private final TransactionOrders orders;
    private final CloudSigner signer;

    DssService(
            SdkClock clock,
            TestCertificateAuthority authority,
            DssSwitches switches,
            TransactionBook book,
            Confirmations confirmations) {
        this.clock = clock;
        this.authority = authority;
        this.switches = switches;
        this.book = book;
        this.confirmations = confirmations;
        this.orders = new TransactionOrders(switches);
        this.signer = new CloudSigner(authority);
    }

    /**
     * Documents to be signed without confirmation.
     *
     * @param action {@link DssAction#SIGN_DOCUMENT} or {@link DssAction#SIGN_DOCUMENTS}
     * @param signatureType the kind of signature; null if absent
     * @param parameters how to sign
     * @param certificateId with which certificate; null if absent
     * @param documents what
     * @param pin the PIN; null for none
     */
    record DirectSigning(
            DssAction action,
            @Nullable String signatureType,
            Map<String, String> parameters,
            @Nullable Integer certificateId,
            List<SigningRules.Document> documents,
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
    String create(AccessToken bearer, TransactionOrders.Creation creation) {
        confirmations.requireSecondFactor(Generation.V1, bearer.user());
        Order order = orders.order(bearer.user(), creation);
        if (order instanceof SigningRequest request) {
            requireUsable(request.key());
        } else if (order instanceof PackageOrder several) {
            requireUsable(several.requests().get(0).key());
        } else if (order instanceof DecryptionOrder decryption) {
            requireUsable(decryption.key());
        }
        return book.create(Generation.V1, bearer.user(), bearer.fromService(), order)
                .id();
    }

    /** Refuses to do at once what needs a confirmation. */
    void requireNoConfirmation(AccessToken bearer, DssAction action) {
        if (bearer.fromService() || bearer.user().needsConfirmation(action, switches.policy())) {
            throw DssRefusal.forbidden();
        }
    }

    /** Fetches the signature of the transaction a token proves to be confirmed. */
    Bytes fetch(AccessToken bearer, @Nullable String pin) {
        return book.fetch(bearer, SigningRequest.class, Bytes.class, request -> {
            requireOpen(request.key(), pin == null ? request.pin() : pin);
            requireUsable(request.key());
            return signer.sign(request, clock.now());
        });
    }

    /** Fetches the signatures of a package, in the order of its documents. */
    List<?> fetchPackage(AccessToken bearer, @Nullable String pin) {
        return book.fetch(bearer, PackageOrder.class, List.class, several -> {
            SigningRequest first = several.requests().get(0);
            requireOpen(first.key(), pin == null ? first.pin() : pin);
            requireUsable(first.key());
            return several.requests().stream()
                    .map(request -> signer.sign(request, clock.now()).toBase64())
                    .toList();
        });
    }

    /** Signs at once, if policy allows. */
    List<Bytes> sign(AccessToken bearer, DirectSigning signing) {
        requireNoConfirmation(bearer, signing.action());
        if (signing.documents().isEmpty()
                || signing.documents().stream()
                        .anyMatch(document -> document.content().size() == 0)) {
            throw Refusals.contentRequired();
        }
        if (signing.signatureType() == null || signing.certificateId() == null) {
            throw Refusals.invalidSignatureParams();
        }
        SigningRules rules = SigningRules.ofDirectCall(switches, signing.signatureType(), signing.parameters());
        CloudKey key = bearer.user().key(signing.certificateId()).orElseThrow(Refusals::invalidCertificate);
        List<SigningRequest> requests = signing.documents().stream()
                .map(document -> rules.request(key, document, signing.pin()))
                .toList();
        requireUsable(key);
        requireOpen(key, signing.pin());
        return requests.stream()
                .map(request -> signer.sign(request, clock.now()))
                .toList();
    }

    /** Fetches the content of the container whose decryption a token proves to be confirmed. */
    Bytes fetchDecrypted(AccessToken bearer, @Nullable String pin) {
        return book.fetch(
                bearer,
                DecryptionOrder.class,
                Bytes.class,
                order -> decrypted(order.key(), order.container(), pin == null ? order.pin() : pin));
    }

    /** Decrypts at once, if policy allows. */
    Bytes decrypt(AccessToken bearer, Bytes container, @Nullable Integer certificateId, @Nullable String pin) {
        requireNoConfirmation(bearer, DssAction.DECRYPT_DOCUMENT);
        if (container.size() == 0) {
            throw Refusals.contentRequired();
        }
        CloudKey key = Optional.ofNullable(certificateId)
                .flatMap(bearer.user()::key)
                .orElseThrow(Refusals::invalidCertificate);
        return decrypted(key, container, pin);
    }

    private Bytes decrypted(CloudKey key, Bytes container, @Nullable String pin) {
        requireOpen(key, pin);
        requireUsable(key);
        return Envelopes.decrypt(container, key).orElseThrow(Refusals::invalidContent);
    }

    /** Adds time stamps to the signatures of a CMS. */
    Bytes enhance(Bytes signature, boolean lasting) {
        if (switches.policy().tspServices().isEmpty()) {
            throw Refusals.invalidSignatureParams();
        }
        return lasting ? signer.enhanceForLong(signature, clock.now()) : signer.enhance(signature);
    }

    private static void requireOpen(CloudKey key, @Nullable String pin) {
        if (!key.opensWith(pin)) {
            throw Refusals.invalidPin();
        }
    }

    private void requireUsable(CloudKey key) {
        if (!key.isUsable(authority, clock.now())) {
            throw Refusals.invalidCertificate();
        }
    }
}
