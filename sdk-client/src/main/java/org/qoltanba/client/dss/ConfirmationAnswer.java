package org.qoltanba.client.dss;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.dss.ConfirmationChoice;
import org.qoltanba.api.dss.ConfirmationMethod;
import org.qoltanba.api.error.ServiceAnswer;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.client.dss.ConfirmationAnswerWire.ChallengeWire;
import org.qoltanba.client.dss.ConfirmationAnswerWire.ChoiceChallengeWire;
import org.qoltanba.client.dss.ConfirmationAnswerWire.ChoiceWire;
import org.qoltanba.client.http.HttpAnswer;

/** What the confirmation service answered with a 2xx status (contract sections 7.4 and 7.6). */
sealed interface ConfirmationAnswer {

    /**
     * The user has confirmed.
     *
     * @param token holds the confirmed operation
     */
    record Confirmed(ConfirmedToken token) implements ConfirmationAnswer {}

    /**
     * The user has not acted yet.
     *
     * @param challenge what the user is asked; null if the service did not repeat it
     * @param title what the service says to the user, such as that a code was wrong; empty for nothing
     */
    record Waiting(@Nullable Challenge challenge, String title) implements ConfirmationAnswer {}

    /**
     * The user has several ways to confirm, and one must be chosen.
     *
     * @param contextId what to refer to
     * @param choices the ways, in the service's order
     */
    record Choice(String contextId, List<ConfirmationChoice> choices) implements ConfirmationAnswer {}

    /**
     * The confirmation has ended without success.
     *
     * @param answer the service's code
     */
    record Ended(ServiceAnswer answer) implements ConfirmationAnswer {}

    /**
     * Reads an answer. An error counts even if the answer calls itself final as well.
     *
     * @throws org.qoltanba.api.error.ProtocolException if it says neither whether it is final nor whether it is an
     *     error, or is final without a token
     */
    static ConfirmationAnswer read(HttpAnswer answer) {
        ConfirmationAnswerWire wire = answer.json(ConfirmationAnswerWire.class);
        if (wire.isFinal() == null && wire.isError() == null) {
            throw answer.notUnderstood(
                    "CryptoPro DSS did not say where the confirmation stands: IsFinal and IsError are"
                            + " missing. Check the address of the endpoint.");
        }
        if (Boolean.TRUE.equals(wire.isError())) {
            return new Ended(new ServiceAnswer(
                    answer.status(),
                    Objects.requireNonNullElse(wire.error(), "unknown_error"),
                    wire.errorDescription(),
                    null));
        }
        if (Boolean.TRUE.equals(wire.isFinal())) {
            String token = wire.accessToken();
            if (token == null || token.isBlank()) {
                throw answer.notUnderstood("CryptoPro DSS called the confirmation final and gave no token."
                        + " Begin the operation again; if it happens again, ask the administrator of the DSS.");
            }
            return new Confirmed(new ConfirmedToken(Secret.of(token), TokenCalls.lifetime(wire.expiresIn())));
        }
        ChallengeWire challenge = wire.challenge();
        return challenge == null ? new Waiting(null, "") : open(challenge);
    }

    private static ConfirmationAnswer open(ChallengeWire wire) {
        Challenge challenge = Challenge.read(wire);
        String title = wire.title() == null || wire.title().value() == null
                ? ""
                : wire.title().value();
        List<ChoiceChallengeWire> choices = wire.choiceChallenge() == null ? List.of() : wire.choiceChallenge();
        if (challenge != null || choices.isEmpty()) {
            return new Waiting(challenge, title);
        }
        ChoiceChallengeWire choice = choices.get(0);
        String contextId =
                wire.contextData() == null ? choice.refId() : wire.contextData().refId();
        return contextId == null ? new Waiting(null, title) : new Choice(contextId, choices(choice));
    }

    private static List<ConfirmationChoice> choices(ChoiceChallengeWire wire) {
        List<ConfirmationChoice> choices = new ArrayList<>();
        for (ChoiceWire choice : wire.choice() == null ? List.<ChoiceWire>of() : wire.choice()) {
            String id = choice.refId();
            if (id != null) {
                choices.add(new ConfirmationChoice(ConfirmationMethod.of(id), id, choice.text()));
            }
        }
        return List.copyOf(choices);
    }
}
