package org.qoltanba.testkit.dss;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What clients send to the confirmation service, opening or follow-up (contract sections 7.1 to 7.3 and 12.3). Anything may
 * be missing.
 */
record ConfirmationWire(
        @JsonProperty("Resource") @Nullable String resource,
        @JsonProperty("ClientId") @Nullable String clientId,
        @JsonProperty("ClientSecret") @Nullable String clientSecret,
        @JsonProperty("CallbackUri") @Nullable String callbackUri,
        @JsonProperty("TransactionTokenId") @Nullable String transactionTokenId,
        @JsonProperty("OperationId") @Nullable String operationId,
        @JsonProperty("ConfirmationScope") @Nullable String confirmationScope,
        @JsonProperty("ConfirmationParams") @Nullable Map<String, String> confirmationParams,
        @JsonProperty("ConfirmationDataRefs") @Nullable List<@Nullable String> confirmationDataRefs,
        @JsonProperty("ChallengeResponse") @Nullable ChallengeResponse challengeResponse) {

    /** The answer to a challenge. */
    record ChallengeResponse(
            @JsonProperty("TextChallengeResponse") @Nullable List<@Nullable TextAnswer> text,

            @JsonProperty("ChoiceChallengeResponse") @Nullable
            List<@Nullable ChoiceAnswer> choice) {}

    /** A poll, or a code typed by the user. */
    record TextAnswer(
            @JsonProperty("RefId") @Nullable String refId,
            @JsonProperty("Value") @Nullable String value) {

        /** Never shows the code. */
        @Override
        public String toString() {
            return "TextAnswer[" + refId + "]";
        }
    }

    /** Which way to confirm. */
    record ChoiceAnswer(
            @JsonProperty("RefId") @Nullable String refId,
            @JsonProperty("ChoiceSelected") @Nullable List<@Nullable Selected> selected) {}

    /** The chosen one. */
    record Selected(@JsonProperty("RefID") @Nullable String refId) {}

    /** What is asked for, once its shape is right. */
    ConfirmationRequest request(Generation generation) {
        String foreign = generation == Generation.V1 ? operationId : transactionTokenId;
        if (foreign != null) {
            throw Refusals.invalidRequest("Идентификатор другой версии");
        }
        return new ConfirmationRequest(
                resource,
                new SignInRequest.ClientClaim(clientId, clientSecret),
                callbackUri,
                generation == Generation.V1 ? transactionTokenId : operationId,
                confirmationScope == null ? null : template(generation, confirmationScope),
                challengeResponse == null ? null : answer(challengeResponse));
    }

    private ConfirmationRequest.Template template(Generation generation, String scope) {
        List<String> documents = new ArrayList<>();
        for (@Nullable
        String document : Objects.requireNonNullElse(confirmationDataRefs, List.<@Nullable String>of())) {
            if (document == null || generation == Generation.V1) {
                throw Refusals.invalidRequest("Неверная ссылка на документ");
            }
            documents.add(document);
        }
        return new ConfirmationRequest.Template(
                scope, Objects.requireNonNullElse(confirmationParams, Map.of()), documents);
    }

    /** A challenge is answered by exactly one text or one choice. */
    private static ConfirmationRequest.Answer answer(ChallengeResponse response) {
        if (response.choice() == null && response.text() != null) {
            TextAnswer text = one(response.text());
            if (text.refId() != null) {
                return new ConfirmationRequest.Answer(text.refId(), text.value(), null);
            }
        } else if (response.text() == null && response.choice() != null) {
            ChoiceAnswer choice = one(response.choice());
            if (choice.refId() != null && choice.selected() != null) {
                Selected selected = one(choice.selected());
                if (selected.refId() != null) {
                    return new ConfirmationRequest.Answer(choice.refId(), null, selected.refId());
                }
            }
        }
        throw oneAnswerExpected();
    }

    private static <T> T one(List<@Nullable T> several) {
        T only = several.size() == 1 ? several.get(0) : null;
        if (only == null) {
            throw oneAnswerExpected();
        }
        return only;
    }

    private static DssRefusal oneAnswerExpected() {
        return Refusals.invalidRequest("Ожидается один ответ на запрос подтверждения");
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "ConfirmationWire[" + clientId + "]";
    }
}
