package org.qoltanba.client.dss;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.dss.DssOperation;
import org.qoltanba.api.dss.DssOperationState;
import org.qoltanba.api.dss.StoredDocumentId;
import org.qoltanba.client.http.HttpAnswer;

/** Reads operation objects of the second generation (contract section 12.5). */
final class OperationStates {

    private OperationStates() {}

    /** The list of active operations. */
    static List<DssOperation> list(HttpAnswer answer) {
        List<DssOperation> operations = new ArrayList<>();
        for (JsonNode object : answer.json(JsonNode.class)) {
            operations.add(read(object, answer));
        }
        return List.copyOf(operations);
    }

    /** One operation. The identifier has two spellings, and the state two members (section 17 point 19). */
    static DssOperation read(JsonNode object, HttpAnswer answer) {
        String id = first(object, "Id", "ID");
        String state = first(object, "State", "Status");
        if (id == null || state == null) {
            throw answer.notUnderstood("CryptoPro DSS told of an operation without identifier or without state."
                    + " Check the application names of the endpoint.");
        }
        String type = OperationAnswer.text(object, "Type");
        List<DssOperation.Action> actions = new ArrayList<>();
        for (JsonNode action : object.path("Actions")) {
            actions.add(action(action));
        }
        return new DssOperation(
                id, type == null ? "" : type, DssOperationState.of(state), time(object.path("ConfirmBefore")), actions);
    }

    private static DssOperation.Action action(JsonNode action) {
        String decision = OperationAnswer.text(action, "Status");
        String error = OperationAnswer.text(action, "Error");
        return new DssOperation.Action(
                document(action, "DocumentId"),
                document(action, "OriginalDocumentId"),
                decision == null ? "" : decision,
                document(action, "ResultValue"),
                error == null || error.isBlank() ? null : error);
    }

    private static @Nullable StoredDocumentId document(JsonNode action, String member) {
        String id = OperationAnswer.text(action, member);
        return id == null || id.isBlank() ? null : new StoredDocumentId(id);
    }

    private static @Nullable Instant time(JsonNode seconds) {
        return seconds.canConvertToLong() && seconds.longValue() > 0
                ? Instant.ofEpochSecond(seconds.longValue())
                : null;
    }

    private static @Nullable String first(JsonNode object, String member, String other) {
        String text = OperationAnswer.text(object, member);
        return text == null ? OperationAnswer.text(object, other) : text;
    }
}
