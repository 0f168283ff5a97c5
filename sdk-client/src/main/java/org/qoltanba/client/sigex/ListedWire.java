package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What finding a preregistered document again needs of {@code GET /api} (contract section 7.36). */
record ListedWire(@JsonProperty("documents") @Nullable List<Document> documents) {

    List<Document> page() {
        return documents == null
                ? List.of()
                : documents.stream().filter(Objects::nonNull).toList();
    }

    @Override
    public String toString() {
        return "ListedWire";
    }

    /** A document in the list. */
    record Document(
            @JsonProperty("documentId") @Nullable String documentId,
            @JsonProperty("storedAt") @Nullable Long storedAt,
            @JsonProperty("title") @Nullable String title,
            @JsonProperty("description") @Nullable String description,
            @JsonProperty("signedDataSize") @Nullable Long signedDataSize,
            @JsonProperty("signaturesTotal") @Nullable Integer signaturesTotal) {

        @Override
        public String toString() {
            return "ListedWire.Document[" + documentId + "]";
        }
    }
}
