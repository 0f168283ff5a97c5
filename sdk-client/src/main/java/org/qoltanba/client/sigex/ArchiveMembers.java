package org.qoltanba.client.sigex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.qoltanba.api.sigex.ArchiveSettings;

/** The archive's part in the settings of users and organisations (contract sections 5.12 and 5.13). */
final class ArchiveMembers {

    static final Set<String> KNOWN = Set.of(
            "dataArchiveEnabled",
            "dataArchiveQuota",
            "dataArchiveQuotaExpires",
            "dataArchiveUsage",
            "dataArchiveContactEmail");

    private ArchiveMembers() {}

    static ArchiveSettings read(JsonNode settings) {
        String contact = Members.text(settings, "dataArchiveContactEmail");
        ArchiveSettings archive = contact.isBlank() ? ArchiveSettings.off() : ArchiveSettings.on(contact);
        boolean enabled = Members.flag(settings, "dataArchiveEnabled");
        if (enabled && contact.isBlank()) {
            throw new IllegalArgumentException("an archive that is on has no address to write to.");
        }
        return (enabled ? archive : archive.turnedOff())
                .withRoom(
                        Members.number(settings, "dataArchiveQuota"),
                        Members.number(settings, "dataArchiveUsage"),
                        Members.time(settings, "dataArchiveQuotaExpires"));
    }

    static void write(ArchiveSettings archive, ObjectNode settings) {
        settings.put("dataArchiveEnabled", archive.isEnabled());
        settings.put("dataArchiveContactEmail", archive.contactEmail().orElse(""));
    }
}
