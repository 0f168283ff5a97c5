package org.qoltanba.testkit.dss;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.testkit.phone.DocumentDecision;

/** An operation as the Sign Service tells it (contract section 12.2). */
record OperationWire(@JsonProperty("Operation") Body operation) {

    /** What is known about it. */
    record Body(
            @JsonProperty("Id") @Nullable String id,
            @JsonProperty("ID") @Nullable String upperCaseId,
            @JsonProperty("Status") String status,
            @JsonProperty("Error") @Nullable String error,
            @JsonProperty("ErrorDescription") @Nullable String errorDescription,
            @JsonProperty("ExpirationDate") @Nullable Long expirationDate,
            @JsonProperty("UserLogin") String userLogin,
            @JsonProperty("UserRealm") String userRealm,
            @JsonProperty("UserId") String userId,
            @JsonProperty("Result") @Nullable Object result) {}

    /** What has come of documents. */
    record Processed(@JsonProperty("ProcessedDocuments") List<Document> processedDocuments) {}

    /** What has come of one document. */
    record Document(
            @JsonProperty("RefId") @Nullable String refId,
            @JsonProperty("Content") @Nullable String content,
            @JsonProperty("ContentInfo") @Nullable String contentInfo,
            @JsonProperty("OriginalRefId") @Nullable String originalRefId,
            @JsonProperty("OriginalContentInfo") @Nullable String originalContentInfo,
            @JsonProperty("Status") String status,
            @JsonProperty("Error") @Nullable String error,
            @JsonProperty("ErrorDescription") @Nullable String errorDescription) {

        static Document of(DocumentAction action, DssOperationSwitches switches) {
            OperationWork.Result result = action.result();
            DssRefusal failure = action.failure();
            return new Document(
                    action.resultId(),
                    action.inlineResult() == null ? null : action.inlineResult().toBase64(),
                    result == null || result.name().isEmpty() ? null : result.name(),
                    action.input().refId(),
                    action.input().name().isEmpty() ? null : action.input().name(),
                    status(action, switches),
                    failure == null ? null : failure.code(),
                    failure == null ? null : failure.text());
        }

        private static String status(DocumentAction action, DssOperationSwitches switches) {
            if (action.decision() == DocumentDecision.DECLINE) {
                return "Declined";
            }
            if (action.decision() == DocumentDecision.POSTPONE) {
                return "Posponed";
            }
            return switch (action.processing()) {
                case EXECUTED -> "Completed";
                case ERROR -> "Error";
                case PENDING, EXECUTING -> switches.progressWord();
            };
        }
    }

    /** Who can decrypt documents. */
    record Parsed(@JsonProperty("ParsedDocuments") List<ParsedDocument> parsedDocuments) {}

    /** Who can decrypt a document. */
    record ParsedDocument(
            @JsonProperty("OriginalRefId") @Nullable String originalRefId,
            @JsonProperty("OriginalContentInfo") @Nullable String originalContentInfo,
            @JsonProperty("CertificateIds") List<Integer> certificateIds) {}

    /** Something that is over at once and that nobody confirms. */
    static OperationWire done(DssUser user, Object result, String id, DssOperationSwitches switches) {
        return new OperationWire(new Body(
                switches.upperCaseId() ? null : id,
                switches.upperCaseId() ? id : null,
                "Completed",
                null,
                null,
                null,
                user.login(),
                "local",
                user.id(),
                result));
    }

    /** The same with another end, as somebody would write who wants to be believed. */
    OperationWire opposite() {
        boolean wasDone = operation.status().equals("Completed");
        return new OperationWire(new Body(
                operation.id(),
                operation.upperCaseId(),
                wasDone ? "Error" : "Completed",
                wasDone ? "internal_error" : null,
                wasDone ? "Внутренняя ошибка сервиса" : null,
                operation.expirationDate(),
                operation.userLogin(),
                operation.userRealm(),
                operation.userId(),
                null));
    }

    /** An operation as of now. */
    static OperationWire of(Operation operation, Instant now, DssOperationSwitches switches) {
        DssUser user = operation.transaction().user();
        Optional<DssRefusal> failure = operation.failure();
        return new OperationWire(new Body(
                switches.upperCaseId() ? null : operation.id(),
                switches.upperCaseId() ? operation.id() : null,
                status(operation, now, switches),
                failure.map(DssRefusal::code).orElse(null),
                failure.map(DssRefusal::text).orElse(null),
                operation.expiresAt().getEpochSecond(),
                user.login(),
                "local",
                user.id(),
                result(operation, switches)));
    }

    /** The short word for where it stands; a list of those that tell of progress. */
    static String status(Operation operation, Instant now, DssOperationSwitches switches) {
        return switch (operation.state(now)) {
            case CREATED, CHALLENGED -> "Created";
            case CONFIRMED -> operation.isRunning(now) ? switches.progressWord() : "Created";
            case COMPLETED -> "Completed";
            case DECLINED, EXPIRED, CANCELLED, ERROR -> "Error";
        };
    }

    private static @Nullable Object result(Operation operation, DssOperationSwitches switches) {
        if (operation.completedAt().isEmpty()) {
            return null;
        }
        if (operation.actions().isEmpty()) {
            return operation.result().orElse(null);
        }
        List<Document> documents = new ArrayList<>(operation.actions().stream()
                .map(action -> Document.of(action, switches))
                .toList());
        if (switches.otherOrder()) {
            Collections.reverse(documents);
        }
        return new Processed(documents);
    }

    /** An operation as the Identity Centre tells it (contract section 12.5). */
    record Recorded(
            @JsonProperty("Id") @Nullable String id,
            @JsonProperty("ID") @Nullable String upperCaseId,
            @JsonProperty("Type") String type,
            @JsonProperty("Parameters") String parameters,
            @JsonProperty("Description") String description,
            @JsonProperty("State") @Nullable String state,
            @JsonProperty("Status") String status,
            @JsonProperty("Error") @Nullable String error,
            @JsonProperty("ErrorDescription") @Nullable String errorDescription,
            @JsonProperty("CreatedAt") long createdAt,
            @JsonProperty("UpdatedAt") long updatedAt,
            @JsonProperty("ConfirmBefore") long confirmBefore,
            @JsonProperty("ConfirmedAt") @Nullable Long confirmedAt,
            @JsonProperty("CompleteBefore") @Nullable Long completeBefore,
            @JsonProperty("CompletedAt") @Nullable Long completedAt,
            @JsonProperty("UserId") String userId,
            @JsonProperty("AuthenticationType") @Nullable String authenticationType,
            @JsonProperty("IsAsync") boolean isAsync,
            @JsonProperty("Callback") @Nullable String callback,
            @JsonProperty("CallbackReceived") boolean callbackReceived,
            @JsonProperty("Actions") List<Action> actions) {

        static Recorded of(Operation operation, Instant now, DssOperationSwitches switches, boolean callbackReceived) {
            DssOperationState state = operation.state(now);
            Optional<Instant> confirmedAt = operation.confirmedAt(now);
            Optional<Instant> completedAt = operation.completedAt();
            Instant createdAt = operation.transaction().createdAt();
            Optional<URI> callback = Optional.ofNullable(operation.order().callback());
            return new Recorded(
                    switches.upperCaseId() ? null : operation.id(),
                    switches.upperCaseId() ? operation.id() : null,
                    operation.order().action().wireName(),
                    operation.order().parameters(),
                    operation.order().label(),
                    switches.stateLeftOut() ? null : state.wireName(),
                    OperationWire.status(operation, now, switches),
                    operation.failure().map(DssRefusal::code).orElse(null),
                    operation.failure().map(DssRefusal::text).orElse(null),
                    createdAt.getEpochSecond(),
                    completedAt.or(() -> confirmedAt).orElse(createdAt).getEpochSecond(),
                    operation.expiresAt().getEpochSecond(),
                    confirmedAt.map(Instant::getEpochSecond).orElse(null),
                    operation.completeBefore(now).map(Instant::getEpochSecond).orElse(null),
                    completedAt.map(Instant::getEpochSecond).orElse(null),
                    operation.transaction().user().id(),
                    operation
                            .transaction()
                            .confirmation()
                            .map(confirmation -> confirmation.method().uri())
                            .orElse(null),
                    operation.order().isAsync(),
                    callback.map(URI::toString).orElse(null),
                    callbackReceived,
                    operation.actions().stream().map(Action::of).toList());
        }
    }

    /** One document of an operation, as the Identity Centre tells it. */
    record Action(
            @JsonProperty("Id") String id,
            @JsonProperty("DocumentId") @Nullable String documentId,
            @JsonProperty("OriginalDocumentId") @Nullable String originalDocumentId,
            @JsonProperty("Status") String status,
            @JsonProperty("State") String state,
            @JsonProperty("ResultValue") @Nullable String resultValue,
            @JsonProperty("Error") @Nullable String error,
            @JsonProperty("ErrorDescription") @Nullable String errorDescription) {

        static Action of(DocumentAction action) {
            DssRefusal failure = action.failure();
            return new Action(
                    action.id(),
                    action.input().refId(),
                    action.input().relatedRefId() == null
                            ? action.input().refId()
                            : action.input().relatedRefId(),
                    status(action.decision()),
                    action.processing().wireName(),
                    action.resultId(),
                    failure == null ? null : failure.code(),
                    failure == null ? null : failure.text());
        }

        private static String status(@Nullable DocumentDecision decision) {
            if (decision == null) {
                return "Considering";
            }
            return switch (decision) {
                case APPROVE -> "Approved";
                case DECLINE -> "Declined";
                case POSTPONE -> "Posponed";
            };
        }
    }
}
