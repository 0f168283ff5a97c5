package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.sigex.EmailNotification;

/** {@code PackageEmailNotifications}: like those of documents but for the name of one member (contract section 5.3). */
record PackageNotificationsWire(
        @JsonProperty("to") @Nullable List<String> to,
        @JsonProperty("doNotAttachDocuments") @Nullable Boolean doNotAttachDocuments,
        @JsonProperty("language") @Nullable String language) {

    static PackageNotificationsWire of(EmailNotification notification) {
        NotificationsWire same = NotificationsWire.of(notification);
        return new PackageNotificationsWire(same.to(), same.doNotAttachDocument(), same.language());
    }

    /** Reads what the service sent; empty if nobody is written to. */
    Optional<EmailNotification> toNotification() {
        return NotificationsWire.notification(to, Boolean.TRUE.equals(doNotAttachDocuments), language);
    }

    @Override
    public String toString() {
        return "PackageNotificationsWire";
    }
}
