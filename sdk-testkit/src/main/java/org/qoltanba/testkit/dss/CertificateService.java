package org.qoltanba.testkit.dss;

import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.testkit.pki.TestCertificateAuthority;

/**
 * What becomes of keys and their certificates: PIN, status, deletion (contract sections 4.2 and 5.5). Free of HTTP and
 * JSON. Safe to share between threads.
 */
final class CertificateService {

    private static final Map<DssAction, String> STATUSES = Map.of(
            DssAction.REVOKE_CERTIFICATE, CloudKey.REVOKED,
            DssAction.HOLD_CERTIFICATE, CloudKey.HOLD,
            DssAction.UNHOLD_CERTIFICATE, CloudKey.ACTIVE);

    private static final int LONGEST_NAME = 255;

    private final SdkClock clock;
    private final TestCertificateAuthority authority;
    private final DssSwitches switches;
    private final DssService service;
    private final TransactionBook book;
    private final CertificateRequests requests;

    CertificateService(
            SdkClock clock,
            TestCertificateAuthority authority,
            DssSwitches switches,
            DssService service,
            TransactionBook book,
            CertificateRequests requests) {
        this.clock = clock;
        this.authority = authority;
        this.switches = switches;
        this.service = service;
        this.book = book;
        this.requests = requests;
    }

    /**
     * Changes the PIN of a key.
     *
     * @param before what it was; null for none
     * @param after what it will be; null for none
     */
    void changePin(AccessToken bearer, CloudKey key, @Nullable String before, @Nullable String after) {
        carryOut(bearer, DssAction.CHANGE_PIN, key, () -> {
            if (!key.opensWith(before)) {
                throw Refusals.invalidPin();
            }
            if (after == null || after.isEmpty()) {
                throw Refusals.parametersRequired();
            }
            if (switches.policy().pinCodeMode() == DssPinCodeMode.FORBID) {
                throw Refusals.invalidPin();
            }
            key.changePin(after);
        });
    }

    /**
     * What a certificate is to become.
     *
     * @param value the status it will have; null for what was confirmed
     * @param revocationInfo why; null for nothing
     * @param pin the PIN of the key; null for none
     */
    record StatusChange(
            @Nullable String value,
            @Nullable Object revocationInfo,
            @Nullable String pin) {

        /** Never shows the PIN. */
        @Override
        public String toString() {
            return "StatusChange[" + value + "]";
        }
    }

    /** Revokes, suspends or resumes a certificate. */
    void changeStatus(AccessToken bearer, CloudKey key, StatusChange change) {
        String value = change.value();
        String pin = change.pin();
        DssAction action = value == null
                ? confirmed(bearer).map(CertificateOrder::action).orElseThrow(Refusals::parametersRequired)
                : STATUSES.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(value))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElseThrow(Refusals::invalidCertificateStatus);
        String wanted = STATUSES.get(action);
        if (wanted == null) {
            throw Refusals.invalidRequest("Транзакция подтверждает другую операцию");
        }
        carryOut(bearer, action, key, () -> {
            if (pin != null && !key.opensWith(pin)) {
                throw Refusals.invalidPin();
            }
            boolean isTold = change.revocationInfo() instanceof Map;
            if (switches.certificates().revocationInfoRequired() && action != DssAction.UNHOLD_CERTIFICATE && !isTold) {
                throw Refusals.invalidRevocationRequest();
            }
            if (!before(wanted).contains(key.statusAt(authority, clock.now()))) {
                throw Refusals.invalidCertificateStatus();
            }
            key.become(wanted, authority);
        });
    }

    /** From which status a certificate can get into another. */
    private static Set<String> before(String wanted) {
        return switch (wanted) {
            case CloudKey.REVOKED -> Set.of(CloudKey.ACTIVE, CloudKey.HOLD, "NOT_VALID", "OUT_OF_ORDER");
            case CloudKey.HOLD -> Set.of(CloudKey.ACTIVE);
            default -> Set.of(CloudKey.HOLD);
        };
    }

    /** Gives a certificate a name that none of the user's others has (contract section 4.2). */
    void rename(DssUser user, CloudKey key, @Nullable String name) {
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
            throw Refusals.invalidFriendlyNameLength();
        }
        boolean isTaken = user.keys().stream()
                .anyMatch(other -> other != key
                        && other.friendlyName().filter(name::equals).isPresent());
        if (isTaken) {
            throw Refusals.duplicateFriendlyName();
        }
        key.named(name);
    }

    /** Deletes a key with its certificate. */
    void delete(AccessToken bearer, CloudKey key) {
        carryOut(bearer, DssAction.DELETE_CERTIFICATE, key, () -> bearer.user().remove(key));
    }

    /** Installs a certificate for a request that waits for it. */
    CloudKey install(AccessToken bearer, X509Certificate certificate) {
        return requests.install(bearer.user(), certificate);
    }

    private Optional<CertificateOrder> confirmed(AccessToken bearer) {
        return book.confirmed(bearer)
                .map(Transaction::order)
                .filter(CertificateOrder.class::isInstance)
                .map(CertificateOrder.class::cast);
    }

    /** With a token that confirms a certificate's transaction it must be this one; else policy decides. */
    private void carryOut(AccessToken bearer, DssAction action, CloudKey key, Runnable work) {
        if (confirmed(bearer).isEmpty()) {
            service.requireNoConfirmation(bearer, action);
            work.run();
            return;
        }
        book.fetch(bearer, CertificateOrder.class, Boolean.class, order -> {
            if (order.action() != action || order.key() != key) {
                throw Refusals.invalidRequest("Транзакция подтверждает другую операцию");
            }
            work.run();
            return true;
        });
    }
}
