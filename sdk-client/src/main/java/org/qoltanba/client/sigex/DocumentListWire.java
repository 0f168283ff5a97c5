package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answer of {@code GET /api} (contract section 7.36): one page. */
record DocumentListWire(
        @JsonProperty("documentsTotal") @Nullable Integer documentsTotal,
        @JsonProperty("documents") @Nullable List<Entry> documents) {

    /** One document. */
    record Entry(
            @JsonProperty("documentId") @Nullable String documentId,
            @JsonProperty("storedAt") @Nullable Long storedAt,
            @JsonProperty("title") @Nullable String title,
            @JsonProperty("description") @Nullable String description,
            @JsonProperty("dataArchived") @Nullable Boolean dataArchived,
            @JsonProperty("signedDataSize") @Nullable Long signedDataSize,
            @JsonProperty("registrator") @Nullable RegistratorWire registrator,
            @JsonProperty("signaturesTotal") @Nullable Integer signaturesTotal,
            @JsonProperty("signatures") @Nullable List<SignatureWire> signatures) {

        @Override
        public String toString() {
            return "DocumentListWire.Entry[" + documentId + "]";
        }
    }

    List<Entry> entries() {
        return documents == null ? List.of() : documents;
    }

    int total() {
        return documentsTotal == null ? entries().size() : documentsTotal;
    }

    @Override
    public String toString() {
        return "DocumentListWire";
    }
}
