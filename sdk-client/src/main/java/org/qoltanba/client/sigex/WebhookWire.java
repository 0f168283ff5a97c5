package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.PackageId;
import org.qoltanba.api.sigex.SigexEvent;

/** The body of a webhook (contract section 8.2). The identifier of an operation comes as a number or as text. */
record WebhookWire(
        @JsonProperty("documentId") @Nullable String documentId,
        @JsonProperty("packageId") @Nullable String packageId,
        @JsonProperty("signId") @Nullable Long signId,
        @JsonProperty("egovOperationId") @Nullable JsonNode egovOperationId) {

    private static final Pattern OPERATION = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /**
     * Reads what it says.
     *
     * @throws IllegalArgumentException if it says nothing, or names something that cannot exist
     */
    SigexEvent toEvent() {
        return SigexEvent.of(
                documentId == null ? null : DocumentId.of(documentId),
                packageId == null ? null : PackageId.of(packageId),
                signId,
                operation());
    }

    private @Nullable String operation() {
        if (egovOperationId == null || egovOperationId.isNull()) {
            return null;
        }
        String id = egovOperationId.asText();
        if (!OPERATION.matcher(id).matches()) {
            throw new IllegalArgumentException("An operation has an identifier of up to 64 letters and digits.");
        }
        return id;
    }

    @Override
    public String toString() {
        return "WebhookWire";
    }
}
