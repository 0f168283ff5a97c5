package org.qoltanba.client.dss;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.dss.DocumentStatus;
import org.qoltanba.api.error.ConfirmationDeclinedException;
import org.qoltanba.api.error.ConfirmationFailedException;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.ServiceAnswer;
import org.qoltanba.client.http.HttpAnswer;

/**
 * What the second generation answers about an operation (contract section 12.2).
 *
 * @param answer the answer itself
 * @param operation its member {@code Operation}
 */
record OperationAnswer(HttpAnswer answer, JsonNode operation) {

    /**
     * What became of one document.
     *
     * @param answer the answer it stands in
     * @param wire the element of {@code ProcessedDocuments}
     */
    record Processed(HttpAnswer answer, JsonNode wire) {

        /** A word the SDK does not know is kept; without one there is a result or there is none. */
        DocumentStatus status() {
            String word = text(wire, "Status");
            return word == null
                    ? (content() == null && resultId() == null ? DocumentStatus.ERROR : DocumentStatus.COMPLETED)
                    : DocumentStatus.of(word);
        }

        @Nullable
        String content() {
            return text(wire, "Content");
        }

        /** Where the result is in the Document Store. */
        @Nullable
        String resultId() {
            return text(wire, "RefId");
        }

        /** The document in the store that the result belongs to. */
        @Nullable
        String originalId() {
            return text(wire, "OriginalRefId");
        }

        /** The name of the document that the result belongs to. */
        @Nullable
        String originalName() {
            return text(wire, "OriginalContentInfo");
        }

        @Nullable
        String errorCode() {
            String code = text(wire, "Error");
            return code == null || code.isBlank() ? null : code;
        }

        /**
         * The result itself.
         *
         * @param what what is expected, with an article
         */
        Bytes octets(String what) {
            return Answers.octets(answer, content(), what);
        }

        /** Why there is no result. */
        SdkException failure() {
            if (status().equals(DocumentStatus.DECLINED)) {
                return new ConfirmationDeclinedException(
                        "The user declined the document on the phone. Ask the user why before asking again.",
                        answer.context());
            }
            if (status().equals(DocumentStatus.POSTPONED)) {
                return new ConfirmationFailedException(
                        "The user put the document off on the phone. Begin the operation again when the user is ready.",
                        answer.context());
            }
            return refused(answer, errorCode());
        }
    }

    /**
     * Reads an answer.
     *
     * @throws SdkException if it is no operation, or one that has failed
     */
    static OperationAnswer read(HttpAnswer answer) {
        JsonNode operation = answer.json(JsonNode.class).path("Operation");
        if (!operation.isObject()) {
            throw answer.notUnderstood("CryptoPro DSS was to answer with an operation and did not. Check that the"
                    + " installation speaks the second generation of the interface.");
        }
        OperationAnswer read = new OperationAnswer(answer, operation);
        if (read.is("Error")) {
            throw refused(answer, text(operation, "Error"));
        }
        return read;
    }

    private static SdkException refused(HttpAnswer answer, @Nullable String code) {
        return DssRefusals.toException(
                answer.context(),
                new ServiceAnswer(answer.status(), code == null ? "unknown_error" : code, null, null));
    }

    /** The service's identifier; the contract knows two spellings. */
    String id() {
        String id = text(operation, "Id");
        if (id == null) {
            id = text(operation, "ID");
        }
        if (id == null || id.isBlank()) {
            throw answer.notUnderstood("CryptoPro DSS answered with an operation without identifier.");
        }
        return id;
    }

    /** Whether it is done. */
    boolean isCompleted() {
        return is("Completed");
    }

    private boolean is(String status) {
        return status.equalsIgnoreCase(text(operation, "Status"));
    }

    /** What came of it. */
    JsonNode result() {
        return operation.path("Result");
    }

    /** What became of each document. */
    List<Processed> documents() {
        List<Processed> processed = new ArrayList<>();
        for (JsonNode element : result().path("ProcessedDocuments")) {
            processed.add(new Processed(answer, element));
        }
        return processed;
    }

    /**
     * The result of the only document there is.
     *
     * @throws SdkException if it has none, and why
     */
    Processed only() {
        List<Processed> all = documents();
        if (all.size() != 1) {
            throw answer.notUnderstood(
                    "CryptoPro DSS answered with " + all.size() + " results where one was asked for.");
        }
        if (!all.get(0).status().equals(DocumentStatus.COMPLETED)) {
            throw all.get(0).failure();
        }
        return all.get(0);
    }

    /** A member as text; null if it is none. */
    static @Nullable String text(JsonNode object, String member) {
        JsonNode value = object.path(member);
        return value.isTextual() ? value.textValue() : null;
    }

    @Override
    public String toString() {
        return "OperationAnswer[" + answer.status() + "]";
    }
}
