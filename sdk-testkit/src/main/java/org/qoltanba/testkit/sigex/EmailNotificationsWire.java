package org.qoltanba.testkit.sigex;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A notification as it was asked for (contract sections 5.3 and 7.3). */
record EmailNotificationsWire(
        @Nullable Long signId,
        List<String> to,
        boolean doNotAttachDocument,
        @Nullable String language) {

    static EmailNotificationsWire of(EmailNotifications notifications, @Nullable Long signId) {
        return new EmailNotificationsWire(
                signId, notifications.to(), notifications.withoutDocument(), notifications.language());
    }
}
