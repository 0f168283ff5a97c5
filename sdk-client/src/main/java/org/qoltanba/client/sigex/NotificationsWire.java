package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.sigex.EmailNotification;
import org.qoltanba.api.sigex.Language;

/** {@code EmailNotifications} (contract section 5.3). */
record NotificationsWire(
        @JsonProperty("to") List<String> to,
        @JsonProperty("doNotAttachDocument") boolean doNotAttachDocument,
        @JsonProperty("language") @Nullable String language) {

    static NotificationsWire of(EmailNotification notification) {
        String languages = notification.languages().stream().map(Language::code).collect(Collectors.joining("/"));
        return new NotificationsWire(
                notification.recipients(), !notification.attachDocument(), languages.isEmpty() ? null : languages);
    }

    @Override
    public String toString() {
        return "NotificationsWire[" + to.size() + " recipients]";
    }
}
