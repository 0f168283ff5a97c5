package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the phone made (contract section 7.52). */
record EgovSignedWire(
        @JsonProperty("status") @Nullable String status,
        @JsonProperty("documentsToSign") @Nullable List<EgovSignedDocumentWire> documents) {

    private static final String CANCELED = "CANCELED";

    boolean isRefused() {
        return CANCELED.equalsIgnoreCase(status) && (documents == null || documents.isEmpty());
    }

    /** One of the results, by its number; by its place if the phone gives no numbers. */
    EgovSignedDocumentWire document(int id, int count) {
        List<EgovSignedDocumentWire> all = documents == null ? List.of() : documents;
        if (all.size() != count || all.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException(
                    "There are " + all.size() + " signatures where " + count + " were expected.");
        }
        if (all.stream().allMatch(document -> document.id() == null)) {
            return all.get(id - 1);
        }
        return all.stream()
                .filter(document -> Objects.equals(document.id(), (long) id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no signature of document " + id + "."));
    }

    @Override
    public String toString() {
        return "EgovSignedWire";
    }

    /** One signed document. */
    record EgovSignedDocumentWire(
            @JsonProperty("id") @Nullable Long id,
            @JsonProperty("document") @Nullable SignedFileWire document,
            @JsonProperty("documentXml") @Nullable String documentXml) {

        String data() {
            FileDataWire file = Asking.required(document, "document").file();
            return Asking.required(Asking.required(file, "file").data(), "data");
        }

        @Override
        public String toString() {
            return "EgovSignedDocumentWire";
        }
    }

    /** Where the signature lies. */
    record SignedFileWire(@JsonProperty("file") @Nullable FileDataWire file) {

        @Override
        public String toString() {
            return "SignedFileWire";
        }
    }

    /** The signature. */
    record FileDataWire(@JsonProperty("data") @Nullable String data) {

        @Override
        public String toString() {
            return "FileDataWire";
        }
    }
}
