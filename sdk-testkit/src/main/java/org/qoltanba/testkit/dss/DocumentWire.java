package org.qoltanba.testkit.dss;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/** What clients and the Document Store send each other (contract section 12.7). In requests anything may be missing. */
final class DocumentWire {

    private DocumentWire() {}

    /** What a document is shown with. */
    record Additional(
            @JsonProperty("DocumentTemplate") @Nullable String documentTemplate,
            @JsonProperty("SnippetTemplate") @Nullable String snippetTemplate,
            @JsonProperty("SmallFile") @Nullable Object smallFile,
            @JsonProperty("LinkedDocument") @Nullable String linkedDocument) {

        static @Nullable Additional of(DocumentInfo.Additional additional) {
            return additional.equals(DocumentInfo.Additional.NONE)
                    ? null
                    : new Additional(
                            additional.documentTemplate(),
                            additional.snippetTemplate(),
                            additional.smallFile(),
                            additional.linkedDocument());
        }

        DocumentInfo.Additional read() {
            return new DocumentInfo.Additional(documentTemplate, snippetTemplate, smallFile, linkedDocument);
        }
    }

    /** What a client says about a document; the content only in a pack. */
    record Upload(
            @JsonProperty("FileName") @Nullable String fileName,
            @JsonProperty("FileType") @Nullable String fileType,
            @JsonProperty("ParentDocumentId") @Nullable String parentDocumentId,
            @JsonProperty("IsTemporary") @Nullable Boolean isTemporary,
            @JsonProperty("AdditionalInfo") @Nullable Additional additionalInfo,
            @JsonProperty("Content") @Nullable Bytes content) {

        /** What the store keeps of it. */
        DocumentInfo read() {
            if (fileName == null) {
                throw DocumentRefusals.invalidData();
            }
            return over(DocumentInfo.named(fileName));
        }

        /** What the store keeps when this is changed. */
        DocumentInfo over(DocumentInfo known) {
            return new DocumentInfo(
                    Objects.requireNonNullElse(fileName, known.fileName()),
                    Objects.requireNonNullElse(fileType, known.fileType()),
                    parentDocumentId == null ? known.parentId() : parentDocumentId,
                    Objects.requireNonNullElse(isTemporary, known.isTemporary()),
                    additionalInfo == null ? known.additional() : additionalInfo.read());
        }

        /** Never shows the content. */
        @Override
        public String toString() {
            return "Upload[" + fileType + "]";
        }
    }

    /** {@code POST /pack}. */
    record Pack(@JsonProperty("Documents") @Nullable List<@Nullable Upload> documents) {}

    /** Documents that a call is about. */
    record Wanted(@JsonProperty("DocumentIds") @Nullable List<@Nullable String> documentIds) {}

    /** {@code POST /{id}/link}. */
    record Link(@JsonProperty("DocumentId") @Nullable String documentId) {}

    /** One document has been stored. */
    record Stored(@JsonProperty("DocumentId") String documentId) {}

    /** Several documents have been stored. */
    record AllStored(@JsonProperty("DocumentIds") List<String> documentIds) {}

    /** What is known about a document. */
    record Info(
            @JsonProperty("Id") String id,
            @JsonProperty("UserId") String userId,
            @JsonProperty("Name") String name,
            @JsonProperty("FileType") String fileType,
            @JsonProperty("FileSize") long fileSize,
            @JsonProperty("Hash") String hash,
            @JsonProperty("HashAlgorithm") String hashAlgorithm,
            @JsonProperty("IsTemporary") boolean isTemporary,
            @JsonProperty("UploadTime") long uploadTime,
            @JsonProperty("LastAccessTime") long lastAccessTime,
            @JsonProperty("ParentDocumentId") @Nullable String parentDocumentId,
            @JsonProperty("AdditionalInfo") @Nullable Additional additionalInfo) {

        static Info of(StoredDocument.Described document, DssDocumentSwitches switches) {
            return new Info(
                    document.id(),
                    document.owner().id(),
                    document.info().fileName(),
                    document.info().fileType(),
                    document.size(),
                    document.hash().text(switches.base64Hashes()),
                    document.hash().algorithm().wireName(),
                    document.info().isTemporary(),
                    document.uploadedAt().getEpochSecond(),
                    document.lastAccess().getEpochSecond(),
                    document.info().parentId(),
                    Additional.of(document.info().additional()));
        }
    }

    /** One of several documents that were asked about. */
    record Found(
            @JsonProperty("Found") boolean found,
            @JsonProperty("DocumentInfo") @Nullable Info documentInfo) {}

    /** How far a document is made fit for display. */
    record Conversion(
            @JsonProperty("OriginalDocument") String originalDocument,
            @JsonProperty("ConvertationStatus") String convertationStatus,
            @JsonProperty("ConvertedFormat") @Nullable String convertedFormat,

            @JsonProperty("ConvertationStatusReason") @Nullable
            String convertationStatusReason) {}
}
