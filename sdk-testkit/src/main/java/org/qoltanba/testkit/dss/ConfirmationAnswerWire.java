package org.qoltanba.testkit.dss;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the confirmation service answers with status 200, spelt as the contract prints it (section 7.4). */
record ConfirmationAnswerWire(
        @JsonProperty("Challenge") @Nullable Challenge challenge,
        @JsonProperty("AccessToken") @Nullable String accessToken,
        @JsonProperty("ExpiresIn") @Nullable Long expiresIn,
        @JsonProperty("IsFinal") boolean isFinal,
        @JsonProperty("IsError") boolean isError,
        @JsonProperty("Error") @Nullable String error,
        @JsonProperty("ErrorDescription") @Nullable String errorDescription) {

    static ConfirmationAnswerWire pending(@Nullable Challenge challenge) {
        return new ConfirmationAnswerWire(challenge, null, null, false, false, null, null);
    }

    static ConfirmationAnswerWire confirmed(String accessToken, long expiresIn) {
        return new ConfirmationAnswerWire(null, accessToken, expiresIn, true, false, null, null);
    }

    static ConfirmationAnswerWire failed(ConfirmationOutcome.Failed failed, boolean isFinal) {
        return new ConfirmationAnswerWire(null, null, null, isFinal, true, failed.code(), failed.description());
    }

    /** What the user is asked, or has to choose. */
    record Challenge(
            @JsonProperty("Title") Text title,
            @JsonProperty("TextChallenge") @Nullable List<TextChallenge> textChallenge,
            @JsonProperty("ChoiceChallenge") @Nullable List<ChoiceChallenge> choiceChallenge,
            @JsonProperty("ContextData") Context contextData) {

        static Challenge of(MethodOffer offer, DssSwitches switches) {
            List<Choice> choices = offer.ways().stream()
                    .map(way -> new Choice(
                            way.refId(),
                            switches.confirmations().choiceLabelsAsText() ? way.label() : new Text(way.label())))
                    .toList();
            return new Challenge(
                    new Text("Выберите способ подтверждения"),
                    null,
                    List.of(new ChoiceChallenge(offer.refId(), choices)),
                    new Context(offer.refId()));
        }

        static Challenge of(
                ConfirmationOutcome.Pending pending, @Nullable OfflinePicture picture, DssSwitches switches) {
            Confirmation confirmation = pending.confirmation();
            boolean needsCode = confirmation.method().needsCode();
            TextChallenge challenge = new TextChallenge(
                    picture == null
                            ? null
                            : new Image(picture.mimeType(), picture.content().toBase64()),
                    needsCode ? "Код подтверждения" : confirmation.label(),
                    switches.confirmations().challengeTitled() && !needsCode ? confirmation.title() : null,
                    confirmation.lifetime().toSeconds(),
                    true,
                    confirmation
                            .openedAt()
                            .plus(switches.installation().clockAhead())
                            .getEpochSecond(),
                    false,
                    confirmation.way().refId(),
                    confirmation.refId(),
                    needsCode ? codeLength(confirmation) : null,
                    needsCode,
                    false);
            String title = pending.warning() == null ? title(confirmation.method()) : pending.warning();
            return new Challenge(new Text(title), List.of(challenge), null, new Context(confirmation.refId()));
        }

        private static int codeLength(Confirmation confirmation) {
            String sent = confirmation.confirmationCode();
            return sent == null ? OathToken.DIGITS : sent.length();
        }

        private static String title(ConfirmationMethod method) {
            return switch (method) {
                case SMS -> "Введите код из SMS";
                case EMAIL -> "Введите код из письма";
                case OATH -> "Введите код OATH-токена";
                case SIM -> "Подтвердите операцию на телефоне";
                case MOBILE, MYDSS, AIRKEY -> "Подтвердите операцию в мобильном приложении";
            };
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
            @JsonProperty("Title") @Nullable String title,
            @JsonProperty("ExpiresIn") long expiresIn,
            @JsonProperty("ExpiresInSpecified") boolean expiresInSpecified,
            @JsonProperty("CreatedAt") long createdAt,
            @JsonProperty("IsHidden") boolean isHidden,
            @JsonProperty("AuthnMethod") String authnMethod,
            @JsonProperty("RefID") String refId,
            @JsonProperty("MaxLen") @Nullable Integer maxLen,
            @JsonProperty("MaxLenSpecified") boolean maxLenSpecified,
            @JsonProperty("HideTextSpecified") boolean hideTextSpecified) {}

    /** The picture to scan. */
    record Image(
            @JsonProperty("MimeType") String mimeType,
            @JsonProperty("Value") String value) {}

    /** The choice among several ways. */
    record ChoiceChallenge(
            @JsonProperty("RefID") String refId,
            @JsonProperty("Choice") List<Choice> choice) {}

    /** One of several ways; the label is a text or an object with one. */
    record Choice(
            @JsonProperty("RefID") String refId,
            @JsonProperty("Label") Object label) {}

    /** Never shows the token. */
    @Override
    public String toString() {
        return "ConfirmationAnswerWire[" + (isFinal ? "final" : "not final") + "]";
    }
}
