package org.qoltanba.testkit.sigex;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How settings of documents and packages were changed, in an answer (contract sections 5.14, 7.13 and 7.23). */
final class DocumentAuditWire {

    private DocumentAuditWire() {}

    /** {@code GET /api/{id}/settingsAudit}. */
    record OfDocument(String documentId, int eventsTotal, List<Event> events) {

        static OfDocument of(String documentId, AuditEvent.Page<DocumentSettings> page) {
            return new OfDocument(documentId, page.total(), changes(page, SettingsWire::of));
        }
    }

    /** {@code GET /api/package/{packageId}/settingsAudit}. */
    record OfPackage(String packageId, int eventsTotal, List<Event> events) {

        static OfPackage of(String packageId, AuditEvent.Page<PackageSettings> page) {
            return new OfPackage(packageId, page.total(), changes(page, SettingsWire.OfPackage::of));
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

    private static <S> List<Event> changes(AuditEvent.Page<S> page, Function<S, Object> wire) {
        return page.events().stream()
                .map(event -> new Event(
                        event.eventId(),
                        wire.apply(event.original()),
                        wire.apply(event.modified()),
                        event.by().person().map(SignerIdentity::iin).orElse(null),
                        event.by().certificateDigest().orElse(null),
                        event.at().toEpochMilli()))
                .toList();
    }
}
