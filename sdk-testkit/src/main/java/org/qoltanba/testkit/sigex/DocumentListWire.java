package org.qoltanba.testkit.sigex;

import com.fasterxml.jackson.databind.util.RawValue;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The answer to {@code GET /api} (contract section 7.36). */
record DocumentListWire(int documentsTotal, List<Entry> documents) {

    /**
     * Writes a page.
     *
     * @param signatures writes the signatures of a document; null to leave them out
     */
    static DocumentListWire of(DocumentQuery.Page page, @Nullable Function<SigexDocument, List<RawValue>> signatures) {
        return new DocumentListWire(
                page.total(),
                page.documents().stream()
                        .map(document -> Entry.of(document, signatures))
                        .toList());
    }

    /** A document in a list. */
    record Entry(
            String documentId,
            long storedAt,
            String title,
            String description,
            boolean dataArchived,
            long signedDataSize,
            @Nullable RegistratorWire registrator,
            int signaturesTotal,
            @Nullable List<RawValue> signatures) {

        private static Entry of(SigexDocument document, @Nullable Function<SigexDocument, List<RawValue>> signatures) {
            return new Entry(
                    document.id(),
                    document.storedAt().toEpochMilli(),
                    document.title(),
                    document.description(),
                    document.isArchived(),
                    document.size(),
                    document.registrator().map(RegistratorWire::of).orElse(null),
                    document.stored().size(),
                    signatures == null ? null : signatures.apply(document));
        }
    }
}
