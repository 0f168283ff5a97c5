package org.qoltanba.testkit.sigex;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A person as the service knows them (contract section 5.12). Safe to share between threads; calls nobody. */
final class User {

    private final String iin;
    private final List<AuditEvent<UserSettings>> audit = new ArrayList<>();
    private UserSettings settings;
    private ArchiveQuota quota = ArchiveQuota.STANDARD;
    private @Nullable Instant modifiedAt;

    User(String iin, String email) {
        this.iin = iin;
        this.settings = new UserSettings(false, email, false, "");
    }

    /** Their number, with prefix. */
    String iin() {
        return iin;
    }

    synchronized UserSettings settings() {
        return settings;
    }

    /** When the settings were last saved; empty if never. */
    synchronized Optional<Instant> modifiedAt() {
        return Optional.ofNullable(modifiedAt);
    }

    /** Saves settings and notes it. */
    synchronized void replace(UserSettings replacement, Caller by, Instant at) {
        audit.add(new AuditEvent<>(audit.size() + 1L, settings, replacement, by, at));
        settings = replacement;
        modifiedAt = at;
    }

    /** Sets the scene of a test: no audit, as if it had always been so. */
    synchronized void arrange(UnaryOperator<UserSettings> change) {
        settings = change.apply(settings);
    }

    synchronized List<AuditEvent<UserSettings>> audit() {
        return List.copyOf(audit);
    }

    synchronized ArchiveQuota quota() {
        return quota;
    }

    /** Changes what their archive may hold, or holds. */
    synchronized void quota(UnaryOperator<ArchiveQuota> change) {
        quota = change.apply(quota);
    }
}
