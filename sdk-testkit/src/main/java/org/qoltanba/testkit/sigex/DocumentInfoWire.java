package org.qoltanba.testkit.sigex;

import com.fasterxml.jackson.databind.util.RawValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer to {@code GET /api/{id}} (contract section 7.3). */
record DocumentInfoWire(
        String title,
        String description,
        long signedDataSize,
        @Nullable EmailNotificationsWire emailNotifications,
        @Nullable List<EmailNotificationsWire> signatureEmailNotifications,
        SettingsWire settings,
        int signaturesTotal,
        List<RawValue> signatures,
        boolean dataArchived,
        boolean tempStorage,
        boolean canBeArchived,
        @Nullable RegistratorWire registrator) {

    static DocumentInfoWire of(SigexService.Page page, List<RawValue> signatures) {
        SigexDocument document = page.document();
        return new DocumentInfoWire(
                document.title(),
                document.description(),
                document.size(),
                document.notifications()
                        .map(notifications -> EmailNotificationsWire.of(notifications, null))
                        .orElse(null),
                requested(document.signatureNotifications()),
                SettingsWire.of(document.settings()),
                page.total(),
                signatures,
                page.kept().archived(),
                page.kept().stored(),
                page.kept().canBeArchived(),
                document.registrator().map(RegistratorWire::of).orElse(null));
    }

    private static @Nullable List<EmailNotificationsWire> requested(Map<Long, EmailNotifications> bySignature) {
        if (bySignature.isEmpty()) {
            return null;
        }
        return bySignature.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> EmailNotificationsWire.of(entry.getValue(), entry.getKey()))
                .toList();
    }
}
