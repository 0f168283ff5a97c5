package org.qoltanba.testkit.sigex;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings the service has made for somebody's first signature (contract sections 5.12 and 5.13). */
final class CreatedSettingsWire {

    /** What an archive may hold by plan; nothing is archived here (contract section 14, assumed). */
    private static final long QUOTA = 1024L * 1024 * 1024;

    private CreatedSettingsWire() {}

    /** A person's settings. */
    record User(
            String userId,
            boolean emailNotificationsEnabled,
            String email,
            long modifiedAt,
            boolean dataArchiveEnabled,
            long dataArchiveQuota,
            long dataArchiveUsage,
            String dataArchiveContactEmail) {

        static @Nullable User of(Profiles.@Nullable Created created) {
            return created == null || created.userEmail() == null
                    ? null
                    : new User(created.user(), false, created.userEmail(), 0, false, QUOTA, 0, "");
        }
    }

    /** An organisation's settings. */
    record Organization(
            String businessId,
            List<Object> tlsCertificatesList,
            AccessBlock documentsAccess,
            AccessBlock documentsList,
            AccessBlock documentsSettings,
            AccessBlock organizationSettings,
            Webhooks webhooks,
            long modifiedAt,
            boolean dataArchiveEnabled,
            long dataArchiveQuota,
            long dataArchiveUsage,
            String dataArchiveContactEmail,
            String subscriptionContactEmail) {

        static @Nullable Organization of(Profiles.@Nullable Created created) {
            return created == null || created.organization() == null
                    ? null
                    : new Organization(
                            created.organization(),
                            List.of(),
                            AccessBlock.NOBODY,
                            AccessBlock.NOBODY,
                            AccessBlock.NOBODY,
                            AccessBlock.NOBODY,
                            new Webhooks(List.of()),
                            0,
                            false,
                            QUOTA,
                            0,
                            "",
                            "");
        }
    }

    /** Who has a right besides the first head. */
    record AccessBlock(List<String> authorities, List<Integer> tlsCertificatesIndices, List<String> iins) {

        private static final AccessBlock NOBODY = new AccessBlock(List.of(), List.of(), List.of());
    }

    /** Where events are sent. */
    record Webhooks(List<String> urls) {}
}
