package org.qoltanba.testkit.dss;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DSS answers, spelt as the contract prints it (sections 3.1, 7.4 and 10). */
final class AnswerWire {

    private AnswerWire() {}

    /** {@code POST /STS/oauth/token}. */
    record Token(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("expires_in") long expiresIn,
            @JsonProperty("token_type") String tokenType) {

        /** Never shows the token. */
        @Override
        public String toString() {
            return "Token[" + expiresIn + "]";
        }
    }

    /** A refusal with a code. */
    record Refused(
            @JsonProperty("error") String error,
            @JsonProperty("error_description") @Nullable String errorDescription) {}

    /** A refusal with a code in the other spelling (contract section 17, question 5). */
    record RefusedInPascalCase(
            @JsonProperty("Error") String error,
            @JsonProperty("ErrorDescription") @Nullable String errorDescription) {}

    /** What the framework says. */
    record Framework(@JsonProperty("Message") @Nullable String message) {}

    /** {@code POST /STS/confirmation}. */
    record Confirmation(
            @JsonProperty("Challenge") @Nullable Challenge challenge,
            @JsonProperty("AccessToken") @Nullable String accessToken,
            @JsonProperty("ExpiresIn") @Nullable Long expiresIn,
            @JsonProperty("IsFinal") boolean isFinal,
            @JsonProperty("IsError") boolean isError,
            @JsonProperty("Error") @Nullable String error,
            @JsonProperty("ErrorDescription") @Nullable String errorDescription) {

        static Confirmation pending(@Nullable Challenge challenge) {
            return new Confirmation(challenge, null, null, false, false, null, null);
        }

        static Confirmation confirmed(String accessToken, long expiresIn) {
            return new Confirmation(null, accessToken, expiresIn, true, false, null, null);
        }

        static Confirmation failed(ConfirmationOutcome.Failed failed, boolean isFinal) {
            return new Confirmation(null, null, null, isFinal, true, failed.code(), failed.description());
        }

        /** Never shows the token. */
        @Override
        public String toString() {
            return "Confirmation[" + (isFinal ? "final" : "not final") + "]";
        }
    }

    /** What the user is asked. */
    record Challenge(
            @JsonProperty("Title") Text title,
            @JsonProperty("TextChallenge") List<TextChallenge> textChallenge,
            @JsonProperty("ContextData") Context contextData) {

        private static final String TITLE = "Подтвердите операцию в мобильном приложении";
        private static final String SHORT_TITLE = "Подпись документа";
        private static final String METHOD = "http://dss.cryptopro.ru/identity/authenticationmethod/mobile";

        static Challenge of(org.qoltanba.testkit.dss.Confirmation confirmation, @Nullable OfflinePicture picture) {
            TextChallenge challenge = new TextChallenge(
                    picture == null
                            ? null
                            : new Image(picture.mimeType(), picture.content().toBase64()),
                    confirmation.label(),
                    SHORT_TITLE,
                    confirmation.lifetime().toSeconds(),
                    true,
                    confirmation.openedAt().getEpochSecond(),
                    false,
                    METHOD,
                    confirmation.refId(),
                    false,
                    false);
            return new Challenge(new Text(TITLE), List.of(challenge), new Context(confirmation.refId()));
        }
    }

    /** A text in an object of its own. */
    record Text(@JsonProperty("Value") String value) {}

    /** Identifies the challenge once more. */
    record Context(@JsonProperty("RefID") String refId) {}

    /** The challenge of one method. */
    record TextChallenge(
            @JsonProperty("Image") @Nullable Image image,
            @JsonProperty("Label") String label,
            @JsonProperty("Title") String title,
            @JsonProperty("ExpiresIn") long expiresIn,
            @JsonProperty("ExpiresInSpecified") boolean expiresInSpecified,
            @JsonProperty("CreatedAt") long createdAt,
            @JsonProperty("IsHidden") boolean isHidden,
            @JsonProperty("AuthnMethod") String authnMethod,
            @JsonProperty("RefID") String refId,
            @JsonProperty("MaxLenSpecified") boolean maxLenSpecified,
            @JsonProperty("HideTextSpecified") boolean hideTextSpecified) {}

    /** The picture to scan. */
    record Image(
            @JsonProperty("MimeType") String mimeType,
            @JsonProperty("Value") String value) {}
}
