package org.qoltanba.testkit.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qoltanba.testkit.dss.DssWorld.followUp;
import static org.qoltanba.testkit.dss.DssWorld.opening;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contract sections 7.1, 7.3 and 8: the ways to confirm, and the choice among them. */
@Covers("POST /STS/confirmation")
class MethodsTest {

    private final DssWorld world = new DssWorld();
    private final String token = world.signIn();

    private JsonNode open() {
        return world.confirm(token, opening(world.created(token))).json();
    }

    private static String refId(JsonNode answer) {
        return answer.at("/Challenge/ContextData/RefID").textValue();
    }

    private DssWorld.Answer choose(String refId, String choice) {
        ObjectNode request = followUp(refId);
        request.putObject("ChallengeResponse")
                .putArray("ChoiceChallengeResponse")
                .addObject()
                .put("RefId", refId)
                .putArray("ChoiceSelected")
                .addObject()
                .put("RefID", choice);
        return world.confirm(token, request);
    }

    @Test
    void codesByMailGoToTheMailbox() {
        world.ivanov.confirmsBy(ConfirmationMethod.EMAIL).email("ivanov@example.ru");
        String refId = refId(open());

        String code = world.dss.sentCode(refId);
        assertThat(world.mailboxes.of("ivanov@example.ru").last().text()).contains(code);
        assertThat(world.confirm(token, followUp(refId, code))
                        .json()
                        .get("IsFinal")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void codesOfATokenFollowTheClock() throws InterruptedException {
        world.ivanov.confirmsBy(ConfirmationMethod.OATH);
        String refId = refId(open());
        String early = world.ivanov.oathToken().code();
        world.clock.advance(Duration.ofSeconds(90));

        assertThat(world.confirm(token, followUp(refId, early)).json().has("AccessToken"))
                .isFalse();
        assertThat(world.confirm(token, followUp(refId, world.ivanov.oathToken().code()))
                        .json()
                        .has("AccessToken"))
                .isTrue();
        assertThatThrownBy(() -> world.dss.sentCode(refId)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void aCodeExpires() throws InterruptedException {
        world.ivanov.confirmsBy(ConfirmationMethod.SMS);
        String refId = refId(open());
        world.clock.advance(Duration.ofMinutes(3));

        world.confirm(token, followUp(refId, world.phone().lastSms().code())).assertRefused("invalid_transaction");
    }

    @Test
    @Covers("authentication_failed")
    @Covers("max_attempts_exceeded")
    void aWrongCodeIsAnsweredAsErrorIfSetTo() {
        world.dss.switches().codes().wrongCodeAnsweredAsError(true).attempts(2).length(8);
        world.ivanov.confirmsBy(ConfirmationMethod.SMS);
        String refId = refId(open());

        assertThat(world.phone().lastSms().code()).hasSize(8);
        world.confirm(token, followUp(refId, "1")).assertRefused("authentication_failed");
        assertThat(world.confirm(token, followUp(refId, "1"))
                        .json()
                        .get("Error")
                        .textValue())
                .isEqualTo("max_attempts_exceeded");
    }

    @Test
    void aCodeIsSentAgainToWhoOpensAgain() {
        world.ivanov.confirmsBy(ConfirmationMethod.SMS);
        String transactionId = world.created(token);
        JsonNode first = world.confirm(token, opening(transactionId)).json();

        assertThat(world.confirm(token, opening(transactionId)).json()).isEqualTo(first);
        assertThat(world.phone().messages()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"AIRKEY", "SIM"})
    void otherApplicationsAreTappedAndShowNoCodes(ConfirmationMethod method) {
        world.ivanov.confirmsBy(method);
        JsonNode opened = open();
        assertThat(opened.at("/Challenge/TextChallenge/0/AuthnMethod").textValue())
                .isEqualTo(method.uri());
        assertThatThrownBy(() -> world.phone().confirmationCode()).isInstanceOf(IllegalStateException.class);

        world.confirm(token, followUp(refId(opened), "123456")).assertRefused("authentication_failed");
        world.phone().confirm();
        assertThat(world.poll(token, refId(opened)).json().has("AccessToken")).isTrue();
    }

    @Test
    void theSecondGenerationOfTheApplicationConfirmsNoTransactionsUnlessSetTo() {
        world.ivanov.confirmsBy(ConfirmationMethod.MYDSS);
        world.create(token, DssWorld.transaction()).assertEmpty(403);

        world.dss.switches().confirmations().myDssConfirmsTransactions(true);
        JsonNode opened = open();
        world.phone().confirm();
        assertThat(world.poll(token, refId(opened)).json().has("AccessToken")).isTrue();
    }

    @Test
    void severalDevicesAreSeveralChoices() {
        world.ivanov.device("work").device("home");
        JsonNode opened = open();
        JsonNode choices = opened.at("/Challenge/ChoiceChallenge/0/Choice");
        assertThat(choices).hasSize(2);
        String home = choices.get(1).get("RefID").textValue();
        assertThat(home).startsWith(ConfirmationMethod.MOBILE.uri() + "?");

        JsonNode chosen = choose(refId(opened), home).json();
        assertThat(chosen.at("/Challenge/TextChallenge/0/AuthnMethod").textValue())
                .isEqualTo(home);
        assertThat(world.phones.of("ivanov", "work").pending()).isEmpty();
        world.phones.of("ivanov", "home").confirm();
        assertThat(world.poll(token, refId(chosen)).json().has("AccessToken")).isTrue();
    }

    @Test
    void aChoiceIsMadeOnceAndAmongWhatIsOffered() {
        world.ivanov.confirmsBy(ConfirmationMethod.MOBILE, ConfirmationMethod.SMS);
        JsonNode opened = open();
        String refId = refId(opened);

        assertThat(world.poll(token, refId).json()).isEqualTo(opened);
        choose(refId, ConfirmationMethod.OATH.uri()).assertEmpty(403);
        choose("unknown", ConfirmationMethod.SMS.uri()).assertRefused("invalid_transaction");
        String chosen = refId(choose(refId, ConfirmationMethod.SMS.uri()).json());
        choose(refId, ConfirmationMethod.SMS.uri()).assertRefused("invalid_transaction");
        choose(chosen, ConfirmationMethod.SMS.uri()).assertRefused("invalid_transaction");
        assertThat(world.dss.transactions().get(0).state()).isEqualTo(DssTransactionState.CHALLENGED);
    }

    @Test
    void aChoiceNobodyMakesExpires() throws InterruptedException {
        world.ivanov.confirmsBy(ConfirmationMethod.MOBILE, ConfirmationMethod.SMS);
        world.dss.switches().confirmations().choiceLabelsAsText(true);
        JsonNode opened = open();
        assertThat(opened.at("/Challenge/ChoiceChallenge/0/Choice/1/Label").textValue())
                .isEqualTo("SMS");
        assertThat(world.dss.transactions().get(0).state()).isEqualTo(DssTransactionState.AWAITING_CHOICE);
        world.confirm(token, opening(world.created(token))).assertRefused("transaction_pending");

        world.clock.advance(Duration.ofMinutes(5));
        choose(refId(opened), ConfirmationMethod.SMS.uri()).assertEmpty(401);
        assertThat(world.dss.transactions().get(0).state()).isEqualTo(DssTransactionState.EXPIRED);
    }

    @Test
    void operationsOfTheIdentityCentreAreConfirmedByTemplate() {
        world.dss.operationTemplate("payment", "Платёж {sum} в пользу {payee}");
        ObjectNode request = opening("x").put("ConfirmationScope", "payment");
        request.remove("TransactionTokenId");
        request.putObject("ConfirmationParams").put("sum", "100").put("payee", "ООО Ромашка");

        JsonNode opened = world.confirm(token, request).json();
        assertThat(opened.at("/Challenge/TextChallenge/0/Label").textValue())
                .isEqualTo("Платёж 100 в пользу ООО Ромашка");
        world.phone().confirm();
        String finalToken =
                world.poll(token, refId(opened)).json().get("AccessToken").textValue();
        world.result(finalToken, "{}").assertRefused("invalid_request");
        world.confirm(token, request.put("ConfirmationScope", "unknown")).assertRefused("invalid_request");
    }
}
