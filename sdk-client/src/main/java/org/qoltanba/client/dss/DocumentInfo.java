package org.qoltanba.client.dss;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.DocumentConversion;
import org.qoltanba.api.dss.DocumentStatus;
import org.qoltanba.api.dss.StoredDocument;
import org.qoltanba.api.dss.StoredDocumentHash;
import org.qoltanba.api.dss.StoredDocumentId;
import org.qoltanba.api.dss.UploadOptions;
import org.qoltanba.client.http.HttpAnswer;

/** What is said about documents, in requests and in answers of the Document Store (contract section 12.7). */
final class DocumentInfo {

    private DocumentInfo() {}

    /** Writes the members that describe a document to be stored. */
    static void write(JsonGenerator json, DocumentSource document, UploadOptions options) throws IOException {
        json.writeStringField("FileName", document.name());
        int dot = document.name().lastIndexOf('.');
        if (dot >= 0 && dot < document.name().length() - 1) {
            json.writeStringField("FileType", document.name().substring(dot + 1));
        }
        if (options.parent().isPresent()) {
            json.writeStringField("ParentDocumentId", options.parent().get().value());
        }
        json.writeBooleanField("IsTemporary", options.isTemporary());
        writeAdditional(json, options);
    }

    private static void writeAdditional(JsonGenerator json, UploadOptions options) throws IOException {
        if (options.template().isEmpty()
                && options.snippet().isEmpty()
                && options.linkedDocument().isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("AdditionalInfo");
        if (options.template().isPresent()) {
            json.writeStringField("DocumentTemplate", options.template().get());
        }
        if (options.snippet().isPresent()) {
            json.writeStringField("SnippetTemplate", options.snippet().get());
        }
        if (options.linkedDocument().isPresent()) {
            json.writeStringField(
                    "LinkedDocument", options.linkedDocument().get().value());
        }
        json.writeEndObject();
    }

    /** Reads what the store knows about a document. */
    static StoredDocument read(HttpAnswer answer, JsonNode document) {
        JsonNode size = document.path("FileSize");
        if (!size.canConvertToLong() || size.longValue() < 0) {
            throw answer.notUnderstood("The Document Store told of a document without size.");
        }
        return new StoredDocument(
                id(answer, document.path("Id")),
                text(document, "Name"),
                text(document, "FileType"),
                size.longValue(),
                hash(document),
                document.path("IsTemporary").booleanValue(),
                time(document.path("UploadTime")),
                time(document.path("LastAccessTime")),
                idOrNull(document, "ParentDocumentId"),
                idOrNull(document.path("AdditionalInfo"), "LinkedDocument"));
    }

    /** One that cannot be a hash value is as good as none: nothing is found by it. */
    private static @Nullable StoredDocumentHash hash(JsonNode document) {
        try {
            return new StoredDocumentHash(text(document, "HashAlgorithm"), text(document, "Hash"));
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private static @Nullable Instant time(JsonNode seconds) {
        return seconds.canConvertToLong() && seconds.longValue() > 0
                ? Instant.ofEpochSecond(seconds.longValue())
                : null;
    }

    private static @Nullable StoredDocumentId idOrNull(JsonNode object, String member) {
        String id = text(object, member);
        return id.isBlank() ? null : new StoredDocumentId(id);
    }

    /** Reads an identifier. */
    static StoredDocumentId id(HttpAnswer answer, JsonNode id) {
        try {
            return new StoredDocumentId(id.asText());
        } catch (IllegalArgumentException none) {
            throw answer.notUnderstood("The Document Store did not answer with the identifier of a document."
                    + " Check its application name in the endpoint.");
        }
    }

    /** Reads how far a conversion is. */
    static DocumentConversion conversion(HttpAnswer answer, StoredDocumentId asked) {
        JsonNode conversion = answer.json(JsonNode.class);
        String status = text(conversion, "ConvertationStatus");
        if (status.isBlank()) {
            throw answer.notUnderstood("The Document Store did not say how far the conversion of a document is.");
        }
        StoredDocumentId original = idOrNull(conversion, "OriginalDocument");
        return new DocumentConversion(
                original == null ? asked : original,
                DocumentStatus.of(status),
                OperationAnswer.text(conversion, "ConvertedFormat"),
                OperationAnswer.text(conversion, "ConvertationStatusReason"));
    }

    private static String text(JsonNode object, String member) {
        return Objects.requireNonNullElse(OperationAnswer.text(object, member), "");
    }
}
