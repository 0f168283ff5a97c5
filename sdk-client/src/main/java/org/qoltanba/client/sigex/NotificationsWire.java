package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.sigex.EmailNotification;
import org.qoltanba.api.sigex.Language;

/** {@code EmailNotifications} (contract section 5.3). */
record NotificationsWire(
        @JsonProperty("to") @Nullable List<String> to,
        @JsonProperty("doNotAttachDocument") @Nullable Boolean doNotAttachDocument,
        @JsonProperty("language") @Nullable String language) {

    static NotificationsWire of(EmailNotification notification) {
        String languages = notification.languages().stream().map(Language::code).collect(Collectors.joining("/"));
        return new NotificationsWire(
                notification.recipients(), !notification.attachDocument(), languages.isEmpty() ? null : languages);
    }

    /** Reads what the service sent; empty if nobody is written to. Languages the SDK does not know are left out. */
    Optional<EmailNotification> toNotification() {
        return notification(to, Boolean.TRUE.equals(doNotAttachDocument), language);
    }

    /** The same of parts, for packages as well. */
    static Optional<EmailNotification> notification(
            @Nullable List<String> to, boolean doNotAttach, @Nullable String language) {
        if (to == null || to.isEmpty()) {
            return Optional.empty();
        }
        List<String> codes = language == null ? List.of() : List.of(language.split("/"));
        List<Language> languages = Arrays.stream(Language.values())
                .filter(known -> codes.contains(known.code()))
                .sorted(Comparator.comparing(known -> codes.indexOf(known.code())))
                .toList();
        return Optional.of(new EmailNotification(to, !doNotAttach, languages));
    }

    @Override
    public String toString() {
        return "NotificationsWire";
    }
}
