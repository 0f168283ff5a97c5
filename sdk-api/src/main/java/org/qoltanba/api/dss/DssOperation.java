package org.qoltanba.api.dss;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An operation of the second generation as the service tells of it (contract section 12.5).
 *
 * @param id its identifier
 * @param type what kind it is, in the service's words; empty if it does not say
 * @param state where it stands
 * @param confirmUntil until when the user can confirm; null if the service does not say
 * @param actions what becomes of each document; empty for operations without documents
 * @since 0.1.0
 */
public record DssOperation(
        String id,
        String type,
        DssOperationState state,
        @Nullable Instant confirmUntil,
        List<Action> actions) {

    /**
     * What becomes of one document.
     *
     * @param document the document in the Document Store; null if the service does not say
     * @param original what that document was made from; null if the service does not say
     * @param decision what the user decided, in the service's words: {@code Considering}, {@code Approved}, {@code
     *     Declined} or {@code Posponed}; empty if it does not say
     * @param resultId the resulting document in the store; null if there is none
     * @param errorCode why there is none; null if there is no reason
     * @since 0.1.0
     */
    public record Action(
            @Nullable StoredDocumentId document,
            @Nullable StoredDocumentId original,
            String decision,
            @Nullable StoredDocumentId resultId,
            @Nullable String errorCode) {

        /**
         * Checks that the decision is there.
         *
         * @param document the document in the Document Store
         * @param original what that document was made from
         * @param decision what the user decided
         * @param resultId the resulting document in the store
         * @param errorCode why there is none
         */
        public Action {
            Objects.requireNonNull(decision, "decision");
        }

        /**
         * Whether this is about a document.
         *
         * @param id the document's identifier
         * @return true if it is the document or what it was made from
         */
        public boolean isOf(StoredDocumentId id) {
            Objects.requireNonNull(id, "id");
            return id.equals(document) || id.equals(original);
        }

        /**
         * The resulting document.
         *
         * @return its identifier in the store, if there is a result
         */
        public Optional<StoredDocumentId> result() {
            return Optional.ofNullable(resultId);
        }
    }

    /**
     * Checks that identifier, type and state are there.
     *
     * @param id its identifier
     * @param type what kind it is
     * @param state where it stands
     * @param confirmUntil until when the user can confirm
     * @param actions what becomes of each document
     */
    public DssOperation {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(state, "state");
        actions = List.copyOf(actions);
    }

    /**
     * Until when the user can confirm.
     *
     * @return to the second, if the service says
     */
    public Optional<Instant> confirmBefore() {
        return Optional.ofNullable(confirmUntil);
    }

    /** Identifier and state only. */
    @Override
    public String toString() {
        return "DssOperation[" + id + ", " + state + "]";
    }
}
