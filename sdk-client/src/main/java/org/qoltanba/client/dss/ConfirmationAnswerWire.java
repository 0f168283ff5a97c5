package org.qoltanba.client.dss;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answer of {@code POST confirmation} (contract section 7.4). Whether it is final or an error must be said. */
record ConfirmationAnswerWire(
        @JsonProperty("Challenge") @Nullable ChallengeWire challenge,
        @JsonProperty("AccessToken") @Nullable String accessToken,
        @JsonProperty("ExpiresIn") @Nullable Long expiresIn,
        @JsonProperty("IsFinal") @Nullable Boolean isFinal,
        @JsonProperty("IsError") @Nullable Boolean isError,
        @JsonProperty("Error") @Nullable String error,
        @JsonProperty("ErrorDescription") @Nullable String errorDescription) {

    @Override
    public String toString() {
        return "ConfirmationAnswerWire[final " + isFinal + ", error " + isError + "]";
    }

    /** What the user is asked. */
    record ChallengeWire(
            @JsonProperty("Title") @Nullable TextWire title,
            @JsonProperty("TextChallenge") @Nullable List<TextChallengeWire> textChallenge,
            @JsonProperty("ChoiceChallenge") @Nullable List<ChoiceChallengeWire> choiceChallenge,
            @JsonProperty("ContextData") @Nullable ContextWire contextData) {

        @Override
        public String toString() {
            return "ChallengeWire";
        }
    }

    /** A text in an object of its own. */
    record TextWire(@JsonProperty("Value") @Nullable String value) {

        @Override
        public String toString() {
            return "TextWire";
        }
    }

    /** Some clients read the identifier from here only. */
    record ContextWire(@JsonProperty("RefID") @Nullable String refId) {}

    /** A confirmation that is under way. */
    record TextChallengeWire(
            @JsonProperty("Image") @Nullable ImageWire image,
            @JsonProperty("Label") @Nullable String label,
            @JsonProperty("ExpiresIn") @Nullable Long expiresIn,
            @JsonProperty("ExpiresInSpecified") @Nullable Boolean expiresInSpecified,
            @JsonProperty("CreatedAt") @Nullable Long createdAt,
            @JsonProperty("AuthnMethod") @Nullable String authnMethod,
            @JsonProperty("MaxLen") @Nullable Integer maxLen,
            @JsonProperty("MaxLenSpecified") @Nullable Boolean maxLenSpecified,
            @JsonProperty("HideText") @Nullable Boolean hideText,
            @JsonProperty("HideTextSpecified") @Nullable Boolean hideTextSpecified,
            @JsonProperty("RefID") @Nullable String refId) {

        @Override
        public String toString() {
            return "TextChallengeWire[" + refId + "]";
        }
    }

    /** A picture to scan. */
    record ImageWire(
            @JsonProperty("MimeType") @Nullable String mimeType,
            @JsonProperty("Value") @Nullable String value) {

        @Override
        public String toString() {
            return "ImageWire";
        }
    }

    /** The user has several ways to confirm. */
    record ChoiceChallengeWire(
            @JsonProperty("RefID") @Nullable String refId,
            @JsonProperty("Choice") @Nullable List<ChoiceWire> choice) {

        @Override
        public String toString() {
            return "ChoiceChallengeWire[" + refId + "]";
        }
    }

    /** One of them. The label is a text, or an object with one (contract section 17 point 20). */
    record ChoiceWire(
            @JsonProperty("RefID") @Nullable String refId,
            @JsonProperty("Label") @Nullable JsonNode label) {

        String text() {
            if (label == null) {
                return "";
            }
            return label.isObject() ? label.path("Value").asText("") : label.asText("");
        }

        @Override
        public String toString() {
            return "ChoiceWire";
        }
    }
}
