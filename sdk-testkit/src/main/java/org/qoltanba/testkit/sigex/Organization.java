package org.qoltanba.testkit.sigex;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;

/** An organisation as the service knows it (contract section 5.13). Safe to share between threads; calls nobody. */
final class Organization {

    private final String bin;
    private final List<AuditEvent<OrganizationSettings>> audit = new ArrayList<>();
    private OrganizationSettings settings = OrganizationSettings.NONE;
    private Subscription subscription = Subscription.BASIC;
    private ArchiveQuota quota = ArchiveQuota.STANDARD;
    private @Nullable Instant modifiedAt;

    Organization(String bin) {
        this.bin = bin;
    }

    /** Its number, with prefix. */
    String bin() {
        return bin;
    }

    synchronized OrganizationSettings settings() {
        return settings;
    }

    /** When the settings were last saved; empty if never. */
    synchronized Optional<Instant> modifiedAt() {
        return Optional.ofNullable(modifiedAt);
    }

    /** Saves settings and notes who did it. */
    synchronized void replace(OrganizationSettings replacement, Caller by, Instant at) {
        audit.add(new AuditEvent<>(audit.size() + 1L, settings, replacement, by, at));
        settings = replacement;
        modifiedAt = at;
    }

    /** Sets the scene of a test: no audit, as if it had always been so. */
    synchronized void arrange(UnaryOperator<OrganizationSettings> change) {
        settings = change.apply(settings);
    }

    synchronized List<AuditEvent<OrganizationSettings>> audit() {
        return List.copyOf(audit);
    }

    synchronized Subscription subscription() {
        return subscription;
    }

    synchronized void subscribe(UnaryOperator<Subscription> change) {
        subscription = change.apply(subscription);
    }

    synchronized ArchiveQuota quota() {
        return quota;
    }

    /** Changes what its archive may hold, or holds. */
    synchronized void quota(UnaryOperator<ArchiveQuota> change) {
        quota = change.apply(quota);
    }

    /** The position of the certificate with a public key. */
    synchronized Optional<Integer> position(X509CertificateHolder shown) {
        List<TlsCertificate> certificates = settings.certificates();
        for (int i = 0; i < certificates.size(); i++) {
            if (certificates.get(i).hasKeyOf(shown)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
