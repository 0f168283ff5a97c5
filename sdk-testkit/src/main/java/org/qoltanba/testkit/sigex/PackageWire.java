package org.qoltanba.testkit.sigex;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answers about packages (contract sections 7.18 to 7.23 and 7.37). */
final class PackageWire {

    private PackageWire() {}

    /** {@code POST /api/package}. */
    record Registered(String packageId, List<String> documentsIds) {

        static Registered of(StoredPackage found) {
            return new Registered(found.id(), identifiers(found));
        }
    }

    /** {@code GET /api/package/{packageId}}. */
    record Info(
            String packageId,
            String title,
            String description,
            long storedAt,
            @Nullable RegistratorWire registrator,
            @Nullable Notifications emailNotifications,
            @Nullable List<Notifications> signatureEmailNotifications,
            SettingsWire.OfPackage settings,
            SettingsWire documentsSettings,
            List<String> documentsIds) {

        static Info of(StoredPackage found) {
            return new Info(
                    found.id(),
                    found.title(),
                    found.description(),
                    found.storedAt().toEpochMilli(),
                    found.registrator().map(RegistratorWire::of).orElse(null),
                    found.notifications()
                            .map(request -> Notifications.of(request, null))
                            .orElse(null),
                    requested(found.signatureNotifications()),
                    SettingsWire.OfPackage.of(found.settings()),
                    SettingsWire.of(found.documentsSettings()),
                    identifiers(found));
        }
    }

    /** A notification as it was asked for (contract section 5.3, package variant). */
    record Notifications(
            @Nullable List<Long> signIds,
            List<String> to,
            boolean doNotAttachDocuments,
            @Nullable String language) {

        static Notifications of(EmailNotifications request, @Nullable List<Long> signIds) {
            return new Notifications(signIds, request.to(), request.withoutDocument(), request.language());
        }
    }

    /** {@code POST /api/package/{packageId}/notify}. */
    record Notified(String packageId, AnswerWire.@Nullable Notified emailNotifications) {}

    /** {@code POST /api/package/{packageId}/settings}. */
    record Changed(String packageId) {}

    /** {@code POST /api/package/{packageId}}. */
    record Signed(String packageId, List<AnswerWire.Added> registrationResults) {}

    /** {@code GET /api/package}. */
    record Listed(int packagesTotal, List<Entry> packages) {}

    /** A package in a list. */
    record Entry(String packageId, String title, String description, long storedAt, List<String> documentsIds) {

        static Entry of(StoredPackage found) {
            return new Entry(
                    found.id(),
                    found.title(),
                    found.description(),
                    found.storedAt().toEpochMilli(),
                    identifiers(found));
        }
    }

    private static List<String> identifiers(StoredPackage found) {
        return found.documents().stream().map(StoredDocument::id).toList();
    }

    private static @Nullable List<Notifications> requested(List<StoredPackage.Signed> signed) {
        return signed.isEmpty()
                ? null
                : signed.stream()
                        .map(each -> Notifications.of(each.notifications(), each.signIds()))
                        .toList();
    }
}
