package org.qoltanba.client.dss;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.dss.DssCallback;

/**
 * The body of a callback: of the confirmation service when the user has decided (contract section 9.1), or of the Sign
 * Service when an operation of the second generation is done (section 12.4).
 */
record CallbackWire(
        @JsonProperty("Result") @Nullable String result,
        @JsonProperty("TransactionId") @Nullable String transactionId,
        @JsonProperty("Operation") @Nullable OperationWire operation) {

    private static final String SUCCESS = "success";
    private static final String COMPLETED = "Completed";

    /** What it says; null if it says nothing that is understood. */
    @Nullable
    DssCallback toCallback() {
        if (operation != null) {
            String id = operation.id() == null ? operation.otherId() : operation.id();
            return id != null && ConfirmationRecord.isId(id)
                    ? new DssCallback(id, COMPLETED.equals(operation.status()))
                    : null;
        }
        return result != null && transactionId != null && ConfirmationRecord.isId(transactionId)
                ? new DssCallback(transactionId, SUCCESS.equals(result))
                : null;
    }

    @Override
    public String toString() {
        return "CallbackWire";
    }

    /** An operation; its identifier is spelled both ways (contract section 17 point 19). */
    record OperationWire(
            @JsonProperty("Id") @Nullable String id,
            @JsonProperty("ID") @Nullable String otherId,
            @JsonProperty("Status") @Nullable String status) {

        @Override
        public String toString() {
            return "OperationWire";
        }
    }
}
