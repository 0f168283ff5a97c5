package org.qoltanba.testkit.dss;

import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.phone.DocumentDecision;

/**
 * One document of an operation: what the user decides about it, and what becomes of it (contract section 12.5). Not
 * thread-safe: the operation's owner guards it.
 */
final class DocumentAction {

    /** What the service does about it. */
    enum Processing {
        PENDING("Pending"),
        EXECUTING("Executing"),
        EXECUTED("Executed"),
        ERROR("Error");

        private final String wireName;

        Processing(String wireName) {
            this.wireName = wireName;
        }

        String wireName() {
            return wireName;
        }
    }

    private final String id;
    private final OperationInput input;
    private @Nullable DocumentDecision decision;
    private Processing processing = Processing.PENDING;
    private @Nullable String resultId;
    private OperationWork.@Nullable Result result;
    private @Nullable DssRefusal failure;

    DocumentAction(String id, OperationInput input) {
        this.id = id;
        this.input = input;
    }

    String id() {
        return id;
    }

    OperationInput input() {
        return input;
    }

    void decide(DocumentDecision decided) {
        decision = decided;
    }

    /** What the user has decided; null before. */
    @Nullable
    DocumentDecision decision() {
        return decision;
    }

    boolean isApproved() {
        return decision == DocumentDecision.APPROVE;
    }

    void begin() {
        if (isApproved() && processing == Processing.PENDING) {
            processing = Processing.EXECUTING;
        }
    }

    /** It is done; the result stands in the store under an identifier, or in nowhere but the answer. */
    void succeed(OperationWork.Result made, @Nullable String storedAs) {
        processing = Processing.EXECUTED;
        result = made;
        resultId = storedAs;
    }

    void fail(DssRefusal refusal) {
        processing = Processing.ERROR;
        failure = refusal;
    }

    Processing processing() {
        return processing;
    }

    @Nullable
    String resultId() {
        return resultId;
    }

    OperationWork.@Nullable Result result() {
        return result;
    }

    /** The content of a result that stands nowhere but in the answer; null for others. */
    @Nullable
    Bytes inlineResult() {
        return result == null || resultId != null ? null : result.content();
    }

    @Nullable
    DssRefusal failure() {
        return failure;
    }

    @Override
    public String toString() {
        return "DocumentAction[" + id + ", " + processing + "]";
    }
}
