package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.sigex.EgovOperationInfo;
import org.qoltanba.api.sigex.EgovStatus;

/** {@code EgovOperation} (contract section 5.15), of a document or of a package. */
record EgovOperationWire(
        @JsonProperty("status") @Nullable String status,
        @JsonProperty("createdAt") @Nullable Long createdAt,
        @JsonProperty("expireAt") @Nullable Long expireAt,
        @JsonProperty("description") @Nullable String description,
        @JsonProperty("signId") @Nullable Long signId,
        @JsonProperty("signIds") @Nullable List<Long> signIds,
        @JsonProperty("errors") @Nullable EgovErrorsWire errors) {

    EgovOperationInfo toInfo(String operationId) {
        return new EgovOperationInfo(
                operationId,
                EgovStatus.of(Asking.required(status, "status")),
                Instant.ofEpochMilli(Asking.required(createdAt, "createdAt")),
                Instant.ofEpochMilli(Asking.required(expireAt, "expireAt")),
                description == null ? "" : description,
                signatures(),
                errors == null ? null : errors.egov(),
                errors == null ? null : errors.sigex());
    }

    private List<Long> signatures() {
        if (signIds != null) {
            return signIds;
        }
        return signId == null ? List.of() : List.of(signId);
    }

    @Override
    public String toString() {
        return "EgovOperationWire";
    }

    /** Why it failed. */
    record EgovErrorsWire(
            @JsonProperty("egov") @Nullable String egov,
            @JsonProperty("sigex") @Nullable String sigex) {

        @Override
        public String toString() {
            return "EgovErrorsWire";
        }
    }
}
