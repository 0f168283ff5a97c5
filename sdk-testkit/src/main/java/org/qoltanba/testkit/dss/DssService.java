package org.qoltanba.testkit.dss;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.testkit.pki.TestCertificateAuthority;

/** Transactions and their results (contract sections 4 to 6). Free of HTTP and JSON. Safe to share between threads. */
final class DssService {

    private static final int SIGN_DOCUMENT = 2;

    private final SdkClock clock;
    private final TestCertificateAuthority authority;
    private final DssSwitches switches;
    private final TransactionBook book;
    private final Confirmations confirmations;

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
        confirmations.requireSecondFactor(Generation.V1, bearer.user());
        SigningRequest request =
                SigningRules.ofTransaction(switches, bearer.user(), creation.parameters(), creation.document());
        requireUsable(request.key());
        return book.create(Generation.V1, bearer.user(), bearer.fromService(), request)
                .id();
    }

    /** Fetches the result of the transaction a token proves to be confirmed. */
    Bytes fetch(AccessToken bearer, @Nullable String pin) {
        return book.fetch(bearer, SigningRequest.class, Bytes.class, request -> {
            if (!request.key().opensWith(pin == null ? request.pin() : pin)) {
                throw Refusals.invalidPin();
            }
            requireUsable(request.key());
            return CloudSigner.sign(request, clock.now());
        });
    }

    /** Signs at once, if policy allows. */
    Bytes sign(AccessToken bearer, DirectSigning signing) {
        if (bearer.fromService() || bearer.user().needsConfirmation(DssAction.SIGN_DOCUMENT, switches.policy())) {
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

    private void requireUsable(CloudKey key) {
        if (!key.isUsable(authority, clock.now())) {
            throw Refusals.invalidCertificate();
        }
    }
}
