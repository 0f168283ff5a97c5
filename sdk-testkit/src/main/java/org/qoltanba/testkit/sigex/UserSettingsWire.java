package org.qoltanba.testkit.sigex;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person's settings in an answer (contract section 5.12). */
record UserSettingsWire(
        String userId,
        boolean emailNotificationsEnabled,
        String email,
        long modifiedAt,
        boolean dataArchiveEnabled,
        long dataArchiveQuota,
        @Nullable Long dataArchiveQuotaExpires,
        long dataArchiveUsage,
        String dataArchiveContactEmail) {

    static UserSettingsWire of(User user) {
        UserSettings settings = user.settings();
        ArchiveQuota quota = user.quota();
        return new UserSettingsWire(
                user.iin(),
                settings.notified(),
                settings.email(),
                user.modifiedAt().map(Instant::toEpochMilli).orElse(0L),
                settings.archiving(),
                quota.limit(),
                quota.expires() == null ? null : quota.expires().toEpochMilli(),
                quota.used(),
                settings.archiveEmail());
    }

    /** Those of somebody new, if there is somebody. */
    static @Nullable UserSettingsWire of(Accounts.@Nullable Created created) {
        return created == null || created.user() == null ? null : of(created.user());
    }

    /** What a change of settings is about: the members that can be set. */
    record Writable(
            boolean emailNotificationsEnabled,
            String email,
            boolean dataArchiveEnabled,
            String dataArchiveContactEmail) {

        static Writable of(UserSettings settings) {
            return new Writable(settings.notified(), settings.email(), settings.archiving(), settings.archiveEmail());
        }
    }
}
