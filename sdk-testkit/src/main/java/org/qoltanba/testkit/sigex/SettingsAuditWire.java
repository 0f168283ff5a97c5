package org.qoltanba.testkit.sigex;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How people and organisations have changed their settings (contract sections 5.14, 7.39 and 7.42). */
final class SettingsAuditWire {

    private SettingsAuditWire() {}

    /** {@code GET /api/settingsAudit}. */
    record OfUser(String userId, int eventsTotal, List<Event> events) {

        static OfUser of(User user, AuditEvent.Page<UserSettings> page) {
            return new OfUser(
                    user.iin(),
                    page.total(),
                    page.events().stream()
                            .map(event -> new Event(
                                    event.eventId(),
                                    UserSettingsWire.Writable.of(event.original()),
                                    UserSettingsWire.Writable.of(event.modified()),
                                    null,
                                    null,
                                    event.at().toEpochMilli()))
                            .toList());
        }
    }

    /** {@code GET /api/organizationSettingsAudit}. */
    record OfOrganization(String businessId, int eventsTotal, List<Event> events) {

        static OfOrganization of(Organization organization, AuditEvent.Page<OrganizationSettings> page) {
            return new OfOrganization(
                    organization.bin(),
                    page.total(),
                    page.events().stream()
                            .map(event -> new Event(
                                    event.eventId(),
                                    OrganizationSettingsWire.Writable.of(event.original()),
                                    OrganizationSettingsWire.Writable.of(event.modified()),
                                    event.by().person().map(SignerIdentity::iin).orElse(null),
                                    event.by().certificateDigest().orElse(null),
                                    event.at().toEpochMilli()))
                            .toList());
        }
    }

    /** One change. */
    record Event(
            long eventId,
            Object original,
            Object modified,
            @Nullable String modifiedBy,
            @Nullable String modifiedByDigest,
            long modifiedAt) {}
}
