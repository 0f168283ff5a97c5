package org.qoltanba.client.sigex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.sigex.UserSettings;
import org.qoltanba.api.signature.Iin;

/** {@code UserSettings} on the wire (contract section 5.12). */
final class UserSettingsMembers {

    private static final Set<String> KNOWN = known();

    private UserSettingsMembers() {}

    private static Set<String> known() {
        Set<String> known = new HashSet<>(ArchiveMembers.KNOWN);
        known.addAll(Set.of("userId", "emailNotificationsEnabled", "email", "modifiedAt"));
        return Set.copyOf(known);
    }

    /**
     * Reads what the service sent.
     *
     * @throws IllegalArgumentException if a member is malformed
     */
    static UserSettings read(JsonNode settings) {
        @Nullable Instant modifiedAt = Members.time(settings, "modifiedAt");
        UserSettings read = UserSettings.of(Iin.of(Members.text(settings, "userId")))
                .withEmailNotifications(Members.flag(settings, "emailNotificationsEnabled"))
                .withEmail(Members.text(settings, "email"))
                .withArchive(ArchiveMembers.read(settings));
        return modifiedAt == null ? read : read.withModifiedAt(modifiedAt);
    }

    /** What is sent: all that can be written, and what the SDK does not know as it came. */
    static ObjectNode written(UserSettings settings, ObjectNode asItCame) {
        ObjectNode written = Members.unknown(asItCame, KNOWN);
        written.put("emailNotificationsEnabled", settings.emailNotifications());
        written.put("email", settings.email());
        ArchiveMembers.write(settings.archive(), written);
        return written;
    }
}
