package org.qoltanba.testkit.dss;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.qoltanba.testkit.phone.DocumentDecision;

/**
 * An operation of version 2 as it stood at one moment (contract section 12).
 *
 * @param id its identifier, at the Sign Service, at the confirmation service and in callbacks
 * @param login whose operation it is
 * @param action the kind of operation
 * @param isAsync whether it is carried out in the background
 * @param state where it stands
 * @param documents what it is about; empty where it is about no document
 * @since 0.1.0
 */
public record DssOperation(
        String id, String login, DssAction action, boolean isAsync, DssOperationState state, List<Document> documents) {

    /**
     * Checks that everything is there and copies the list.
     *
     * @param id its identifier
     * @param login whose operation it is
     * @param action the kind of operation
     * @param isAsync whether it is carried out in the background
     * @param state where it stands
     * @param documents what it is about
     */
    public DssOperation {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(login, "login");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(state, "state");
        documents = List.copyOf(documents);
    }

    /**
     * A document of an operation.
     *
     * @param name its file name; may be empty
     * @param decision what the user has decided about it; empty before
     * @param resultId where the result stands in the Document Store; empty if it does not
     */
    public record Document(String name, Optional<DocumentDecision> decision, Optional<String> resultId) {

        /**
         * Checks that everything is there.
         *
         * @param name its file name
         * @param decision what the user has decided about it
         * @param resultId where the result stands in the Document Store
         */
        public Document {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(decision, "decision");
            Objects.requireNonNull(resultId, "resultId");
        }
    }
}
